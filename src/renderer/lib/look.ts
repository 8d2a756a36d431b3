import type { Bridge } from '#shared/contract/bridge.ts'

export type LookCalls = Pick<Bridge['preferences'], 'onLook' | 'zoom'>

const zoomKeys: Readonly<Record<string, 'in' | 'out' | 'reset'>> = {
  '+': 'in',
  '=': 'in',
  '-': 'out',
  '0': 'reset',
}

/**
 * Size, contrast and send key of a page as the user has set them, while it is shown. Chromium's own zoom is one for all
 * pages of an origin, and would take the overlay along, whose points must stay those of the display: it is `fixed`.
 */
export function followLook({ onLook, zoom }: LookCalls, size: 'fixed' | 'zoomed'): void {
  const { style, dataset } = document.documentElement
  let wantsContrast = false
  const system = matchMedia('(prefers-contrast: more)')
  const show = () => {
    dataset['contrast'] = wantsContrast || system.matches ? 'high' : 'system'
  }
  show()
  system.addEventListener('change', show)
  onLook(({ contrast, textSize, sendWith }) => {
    wantsContrast = contrast === 'high'
    show()
    dataset['sendWith'] = sendWith
    if (size === 'zoomed') style.setProperty('--zoom', String(textSize / 100))
  })
  if (size === 'fixed') return
  window.addEventListener('keydown', (event) => {
    const by = zoomKeys[event.key]
    if (by === undefined || !(event.ctrlKey || event.metaKey) || event.altKey) return
    event.preventDefault()
    void zoom(by)
  })
}
