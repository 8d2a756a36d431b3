import type { OverlayCommand, Plain } from './overlay-keys.ts'
import type { OverlayPage } from './overlay-page.svelte.ts'

/** What is done with a screen, or with a question about it; a picture that is drawn on is neither. */
const ofScreen: ReadonlySet<OverlayCommand['kind']> = new Set([
  'next-window',
  'display',
  'preset',
  'last-selection',
  'delay',
  'add',
])

/** Does what a key or a button of the toolbar asks for. */
export function runCommand(page: OverlayPage, command: OverlayCommand): void {
  if (!page.view?.isPicture || !ofScreen.has(command.kind)) run(page, command)
}

function run(page: OverlayPage, command: OverlayCommand): void {
  switch (command.kind) {
    case 'nudge':
      return page.nudge(command)
    case 'next-window':
      return page.aiming.nextWindow(command.step)
    case 'display':
      return void page.aiming.goTo(command.number)
    case 'next-stop':
      return page.panels.nextStop(command.step)
    case 'next-mark':
      return void page.annotations.selectNext(command.step)
    case 'preset':
      return page.leaving.askPreset(command.number)
    case 'tool':
      return page.annotations.choose(command.tool)
    default:
      return runOnSelecting(page, command.kind)
  }
}

function runOnSelecting(page: OverlayPage, kind: Plain): void {
  switch (kind) {
    case 'step-back':
      return page.stepBack()
    case 'enter':
      return page.enter()
    case 'whole-display':
      return page.aiming.takeAll()
    case 'last-selection':
      return page.aiming.takeLast()
    case 'magnifier':
      return page.aiming.toggleMagnifier()
    case 'type-size':
      return page.typeSize()
    case 'key-list':
      return page.panels.toggleKeyList()
    case 'delay':
      return page.leaving.delay()
    default:
      return runOnPicture(page, kind)
  }
}

type OnPicture = Exclude<
  Plain,
  | 'step-back'
  | 'enter'
  | 'whole-display'
  | 'last-selection'
  | 'magnifier'
  | 'type-size'
  | 'key-list'
  | 'delay'
>

function runOnPicture(page: OverlayPage, kind: OnPicture): void {
  switch (kind) {
    case 'undo':
    case 'redo':
      return page.steps.takeBack(kind)
    case 'delete':
      return void page.annotations.delete()
    case 'colour':
    case 'width':
      return page.openMenu(kind)
    case 'open-window':
      return void page.handOver.openWindow()
    default:
      return void page.pictures[kind]()
  }
}
