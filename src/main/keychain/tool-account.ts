/** The name in the keychain of the secret of a profile's tool; a profile's own key goes by the profile's id alone. */
export function toolAccount(profileId: string, toolId: string): string {
  return `${profileId}:${toolId}`
}
