import { MAX_DOCUMENT_BYTES, MAX_PICTURE_BYTES } from '../../limits.ts'
import type { CliWords } from '../cli-words.ts'
import { size } from './formats.ts'

const synopsis = (program: string) => `NAME
  ${program} - ask about anything on the screen

SYNOPSIS
  ${program} [COMMAND]
  ${program} ask FILE "QUESTION" [--json] [--profile NAME] [--model NAME]
                                 [--timeout SECONDS]

`

const commands = () => `COMMANDS
  (none)        start in the tray; if Askshot runs already, show the last
                answer
  --capture     capture a part of the screen and ask about it, as the hotkey
                does; with --delay SECONDS only after that time, for menus
                that a key would close
  --last-region capture the last region again, without the overlay
  --show        show the last answer; a second time hides it
  --settings    open the settings
  --self-test   open the page that tests hotkey, screen, keychain and network
  --tray        start in the tray and open nothing
  --quit        end the Askshot that runs
  --help        print this
  --version     print the version

  A second start hands its command to the Askshot that runs, and ends. To
  have a key for a command, bind it in the keyboard settings of the desktop.

`

const ask = (program: string) => `ASK
  ${program} ask asks about a picture or a PDF without a window and prints
  the answer as it comes. FILE is a PNG, JPEG, WebP, GIF, BMP, PDF, or, where
  the system reads it, HEIC; what counts is its content, not its name. A dash
  reads it from standard input. The question is one word to the shell, so it
  stands in quotes; after -- it may begin with a dash.

  The ask is like any other: it is on disk before anything is sent, it stands
  in the outbox, the tray and the history. If Askshot does not run yet, it is
  started in the tray.

  --json              print one object at the end instead of the text: id,
                      thread, state, answer, profile, model, usage, cost,
                      citations, error; what is not known is null
  --profile NAME      ask with this profile instead of the default one
  --model NAME        ask this model of the profile instead of its own
  --timeout SECONDS   wait no longer than this for the end of the answer

  Ctrl+C and --timeout end the waiting, not the ask: it stays in the outbox
  and is answered there. API keys live in the keychain; one given here is
  refused.

`

const exitStatus = () => `EXIT STATUS
  0     answered
  1     failed, or stopped by the user
  2     wrong usage, or a file that cannot be read
  3     still queued or waiting
  4     needs the user: a key, a payment, a yes
  5     the answer was cut off; what came is printed
  130   interrupted by Ctrl+C

`

const examples = (program: string) => `EXAMPLES
  ${program} ask chart.png "Which year was the best?"
  import -window root png:- | ${program} ask - "What is this?" --timeout 60
  ${program} ask bill.jpg "The total, as a number" --json | jq -r .answer
`

/** The English of the command line. */
export const cli: CliWords = {
  help: (program) => [synopsis, commands, ask, exitStatus, examples].map((part) => part(program)).join(''),
  faults: {
    'several-commands': 'One command at a time.',
    'takes-no-value': 'This command takes no value.',
    'unknown-word': 'Askshot knows none of these words.',
    'unknown-option': 'Askshot knows no such option.',
    'value-missing': 'This option needs a value.',
    'key-given':
      'A key is never given on the command line, where others can read it.\n' +
      'It was not used. Set it in the settings, and remove it from the history of this shell.',
    'bad-delay': 'The delay is a number of seconds, 60 at most.',
    'delay-alone': 'A delay goes with --capture.',
    'bad-timeout': 'The time to wait is a number of seconds, a day at most.',
    'file-missing': 'There is no file to ask about.',
    'question-missing': 'There is no question.',
    'question-split': 'The question is one word to the shell: put it in quotes.',
    'question-long': 'The question is too long.',
  },
  seeHelp: (program) => `See ${program} --help.`,
  files: {
    'not-found': (file) => `There is no file ${file}.`,
    'not-allowed': (file) => `You may not read ${file}.`,
    folder: (file) => `${file} is a folder.`,
    unreadable: (file) => `${file} cannot be read.`,
    empty: (file) => `${file} is empty.`,
    'too-large': (file) => `${file} is larger than ${size(MAX_PICTURE_BYTES)}.`,
    'document-too-large': (file) => `${file} is larger than a document may be: ${size(MAX_DOCUMENT_BYTES)}.`,
    'another-kind': (file) => `${file} is no PNG, JPEG, WebP, GIF, BMP, HEIC or PDF that can be read.`,
  },
  standardInput: 'Standard input',
  starting: 'Starting Askshot.',
  notStarted: 'Askshot did not start. Nothing was asked.',
  notTaken: 'Askshot has not confirmed the question; look whether it is there: askshot --show',
  noProfile: (name, known) => `There is no profile named ${name}. There is: ${known.join(', ')}.`,
  stillInOutbox: 'Still in the outbox.',
  waiting: (reason) => `${reason} Waiting; Ctrl+C leaves it in the outbox.`,
  needsYes: 'The answer waits for your yes to a tool: askshot --show.',
  stopped: 'Stopped by you.',
  replaced: 'The server corrected its answer:',
  toSettings: 'Open the settings: askshot --settings',
  toWindow: 'Look at it: askshot --show',
}
