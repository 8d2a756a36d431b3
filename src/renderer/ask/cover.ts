import type { PictureView, RecentAsk } from '#shared/views.ts'

/** What lies over the window and is closed first by Esc. */
export type Cover =
  | { readonly kind: 'menu'; readonly recent: readonly RecentAsk[] }
  | { readonly kind: 'again'; readonly askId: string }
  | { readonly kind: 'capture'; readonly capture: PictureView }
  | { readonly kind: 'tools' }
  | { readonly kind: 'models' }
  | { readonly kind: 'keys' }
