/*
 * Stands in for `electron` in tests that run in plain Node: the package's own entry would start a download. It offers
 * nothing, which is how electron-store recognises that it was given no app and uses the folder it was told.
 */
const nothing: Readonly<Record<string, never>> = {}

export { nothing as default }
