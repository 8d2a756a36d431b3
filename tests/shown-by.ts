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
      'unit/main/capture/across.test.ts',
      'whatever the layout, all of every display is in it',
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
  ask: {
    'Own prompt presets': [
      'page/settings-prompts.spec.ts',
      'all parts of a prompt are edited, and main takes each',
    ],
    'Capture and send with no typing': [
      'e2e/ways-to-capture.spec.ts',
      'captures and sends with no typing: the chord and a drag are all',
    ],
    'Choice of send key': [
      'page/overlay-ways.spec.ts',
      'where Ctrl+Enter is to send, Enter is a new line in the overlay too',
    ],
    'Enter safe while composing': [
      'page/ask-draft.spec.ts',
      'an Enter that belongs to the input method sends nothing; the next one sends once',
    ],
    Pin: [
      'e2e/ask-windows.spec.ts',
      'a pinned answer stays while others are asked, each window with its own thread',
    ],
    'Gives focus back': [
      'e2e/conversation.spec.ts',
      'three questions, a pasted picture, another version, and one paste back where it was asked from',
    ],
    'Opens beside the selection': [
      'e2e/main-job.spec.ts',
      'from a fresh start to the answer beside the selection, with the key only in the keyring',
    ],
    'Answer back into the asking app': [
      'e2e/conversation.spec.ts',
      'three questions, a pasted picture, another version, and one paste back where it was asked from',
    ],
    'Cost shown': ['page/ask-window.spec.ts', 'it is asked and shown as it is set'],
    'Notifies when hidden': [
      'e2e/notifications.spec.ts',
      'an answer in a hidden window is told, and only there',
    ],
    'Responses API at any base URL': [
      'e2e/providers.spec.ts',
      'behind a proxy and a private authority a question gets through, by the name of the server',
    ],
    'Warns when the model cannot see': [
      'page/ask-window.spec.ts',
      'the controls offer what the model takes, and go along with the question',
    ],
    'Answer announced to screen readers': [
      'page/conversation.spec.ts',
      'the reader is told of the start and the end of an answer, and of nothing between',
    ],
  },
  history: {
    'Full-text search': [
      'e2e/history.spec.ts',
      'what was asked is found in the history by a word, opened, and deleted from the disk',
    ],
    'Clean-up by age or size': [
      'page/settings-data.spec.ts',
      'a change says beforehand what it would delete, and can be left',
    ],
    'Recent asks in the tray': [
      'e2e/tray.spec.ts',
      'the tray menu says what there is to do and what was asked, and each line does it',
    ],
    'State shown per ask': [
      'page/history.spec.ts',
      'the list says of each thread what was asked, answered and how it stands, and the newest is read',
    ],
  },
  outbox: {
    'Asked offline, kept on disk': ['e2e/offline/offline.spec.ts', 'the same over a quit and a new start'],
    'Sent by itself on reconnect': [
      'e2e/offline/offline.spec.ts',
      'asked without a network, three questions wait in the tray and are answered in order when it is back',
    ],
    'Broken answer kept': [
      'e2e/survival.spec.ts',
      'an answer is there after quitting, and what had arrived of one that was cut short',
    ],
    'Broken stream resumed': [
      'e2e/resumed.spec.ts',
      'comes whole though Askshot was killed meanwhile, and is paid once',
    ],
  },
  platform: {
    'Says when a hotkey failed': [
      'e2e/faults-desktop.spec.ts',
      'keys that belong to another program are told, and others can be chosen',
    ],
    'Pause hotkeys': [
      'e2e/tray.spec.ts',
      'paused, the keys reach the program in front; after that they are ours again',
    ],
    'Key in the OS keychain': [
      'e2e/faults-keychain.spec.ts',
      'is told from a missing key; the question waits, and goes out when the keyring is open',
    ],
    'Wayland: hotkey': [
      'e2e/wayland.spec.ts',
      'keys that never come stay unproven, with the command in view; those that change are shown',
    ],
  },
} satisfies Record<string, Record<string, Shown>>
