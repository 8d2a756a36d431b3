/** A test, by its file below `tests/` and its title. */
type Shown = readonly [file: string, title: string]

/** What Askshot claims to do better than others, and the test that shows each as a user would see it. */
export const shownBy = {
  capture: {
    'Frozen before the overlay shows': [
      'e2e/own-windows.spec.ts',
      'opening and closing the overlay shows nothing but the desktop and the dimmed desktop',
    ],
    'Highlights whole windows': [
      'page/overlay-aiming.spec.ts',
      'the topmost window under the pointer is highlighted with its name, and a click takes it',
    ],
    Magnifier: [
      'page/overlay-aiming.spec.ts',
      'M shows the pixels under the pointer, their place and colour, and main remembers it',
    ],
    'Typed size and place': ['page/overlay-aiming.spec.ts', 'R types a selection from nothing'],
    'Arrow-key nudge, larger step': [
      'page/overlay-adjusting.spec.ts',
      'by keys: F6 goes to it, arrows move it and its corners, Shift+F6 goes back',
    ],
    'Adjust after release': [
      'page/overlay-adjusting.spec.ts',
      'a drag beside it selects anew and keeps the text; a click beside it changes nothing',
    ],
    'Last region again': [
      'e2e/annotate.spec.ts',
      'the last region again: at once, beside it, and by the overlay where there is none',
    ],
    'One selection across displays': [
      'e2e/displays/across.spec.ts',
      'one selection spans two displays, pixel by pixel, and what is on neither is grey',
    ],
    'Right with mixed scaling': [
      'e2e/displays/displays.spec.ts',
      'at a scale of 1.5 the selection is told and sent in pixels of the display',
    ],
    'Several captures in one ask': [
      'e2e/annotate.spec.ts',
      'two captures of the same frames in one question, a copy and a file',
    ],
    'Capture by keyboard alone': [
      'e2e/first-run.spec.ts',
      'from launch to the first answer by keyboard alone',
    ],
    'Wayland: capture': [
      'e2e/wayland.spec.ts',
      'the keys of the desktop open the overlay, and the ask sends the pixels of its picture',
    ],
    'Apps never to capture': [
      'e2e/ways-to-capture.spec.ts',
      'are painted over before anybody sees the frame, whole and nothing else',
    ],
  },
  annotate: {
    'Pen, arrow, box, text': [
      'page/overlay-annotate.spec.ts',
      'every one draws what it is named after, in the order they were drawn',
    ],
    'Solid cover': [
      'e2e/annotate.spec.ts',
      'what is covered with the mouse is in no sent byte, no file and no page of the database',
    ],
  },
} satisfies Record<string, Record<string, Shown>>
