/** The scheme that all pages, frames and captures are served by, and the one origin that may speak to main. */
export const SCHEME = 'app'
export const ORIGIN = `${SCHEME}://ui`
