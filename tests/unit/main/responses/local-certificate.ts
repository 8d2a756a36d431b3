/**
 * A certificate for 127.0.0.1 that nobody signed but itself, valid for a hundred years. The key is no secret: it is
 * only ever used by a server inside a test. Made with `openssl req -x509 -newkey ec -days 36500 …`.
 */
export const localCertificate = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg7saVcfHbH6ODqSzL
1QFPwRk1Smvm0jxDV23SJwUBdbehRANCAATsUdt+0xtj4u+qvaeYJXNVKD9YjYGz
aeV6w9D1Bemc2QGMOzRas4GdcdTOhfOPX3ZHNldRXOLNkziXElxhCSZD
-----END PRIVATE KEY-----`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBmjCCAUGgAwIBAgIUYmcNKfWC41TTxoiWCoGGGLTfkt8wCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjA1MzIxOVoYDzIxMjYxMDI5
MDUzMjE5WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAATsUdt+0xtj4u+qvaeYJXNVKD9YjYGzaeV6w9D1Bemc2QGMOzRas4Gd
cdTOhfOPX3ZHNldRXOLNkziXElxhCSZDo28wbTAdBgNVHQ4EFgQUecEK4hB3RwCQ
r4joGWrU3IuvnhswHwYDVR0jBBgwFoAUecEK4hB3RwCQr4joGWrU3IuvnhswDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARhwR/AAABgglsb2NhbGhvc3QwCgYIKoZI
zj0EAwIDRwAwRAIgU9fviZBD5oxpKYGcX8ttDgLvdhUhRHrNIhdklFcxLnECIEOe
dtTyjuRjWHQ9lIU388uiWLXZGq6n/QrN7k9fUfhy
-----END CERTIFICATE-----`,
}
