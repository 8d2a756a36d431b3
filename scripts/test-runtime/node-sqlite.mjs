// Answers `node:sqlite` with Node's own implementation as an add-on, because the test runtime's Node 20 has none.
// Loaded by loader.mjs in the main process and by `--import` in worker threads and utility processes.
import Module, { createRequire, register, syncBuiltinESMExports } from 'node:module'
import threads from 'node:worker_threads'

const STAND_IN = '@photostructure/sqlite'
const root = process.env.ASKSHOT_TEST_ROOT
const self = import.meta.url

// import … from 'node:sqlite'
const hook = `export const resolve = (id, context, next) => id === 'node:sqlite'
  ? next('${STAND_IN}', { ...context, parentURL: ${JSON.stringify(root)} }) : next(id, context)`
register('data:text/javascript,' + encodeURIComponent(hook))

// require('node:sqlite')
const load = Module._load
Module._load = function (id, ...rest) {
  return load.call(this, id === 'node:sqlite' ? createRequire(root).resolve(STAND_IN) : id, ...rest)
}

// The hooks are per thread, so every worker thread loads this file first.
threads.Worker = class extends threads.Worker {
  constructor(file, options = {}) {
    super(file, { ...options, execArgv: [...(options.execArgv ?? []), '--import', self] })
  }
}
syncBuiltinESMExports()

// Utility processes inherit the environment and are Node processes of their own.
if (process.type === 'browser') process.env.NODE_OPTIONS = `--import ${self}`
