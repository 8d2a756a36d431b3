import { MAX_DOCUMENT_BYTES, MAX_PICTURE_BYTES } from '../../limits.ts'
import type { Words } from '../words.ts'
import { count, dayAndClock, size } from './formats.ts'

const goesByItself = () => 'Your question is saved and goes out by itself.'
const kept = () => 'Your question is kept.'

export const errors: Words['errors'] = {
  'key-missing': {
    title: ({ profile }) => `There is no key for ${profile} in the keychain.`,
    safe: () => 'Your questions wait.',
  },
  'key-rejected': {
    title: ({ profile }) => `${profile} did not accept the API key.`,
    safe: () => 'Your question and its captures wait in the outbox.',
  },
  'keychain-locked': {
    title: () => 'The keychain is locked, so the API key cannot be read.',
    safe: () => 'Key and questions are untouched.',
  },
  'keychain-unavailable': {
    title: () => 'This computer offers Askshot no keychain.',
    safe: () => 'No key has been written to disk; your questions are kept.',
  },
  permission: {
    title: ({ profile, model }) =>
      `${profile} refused: the key may not use ${model}, or the account is empty.`,
    safe: kept,
  },
  billing: {
    title: ({ profile }) => `${profile} reports that this account has no credit left.`,
    safe: () => 'Everything is kept; nothing more is sent until you say so.',
  },
  'rate-limited': {
    title: ({ profile }) => `${profile} asks for a pause.`,
    safe: goesByItself,
  },
  offline: {
    title: () => 'There is no network.',
    safe: () => 'Your question is saved and goes out by itself when the network is back.',
  },
  unreachable: { title: ({ host }) => `${host} does not answer.`, safe: goesByItself },
  'server-trouble': { title: ({ profile }) => `${profile} has trouble of its own.`, safe: goesByItself },
  'answer-late': {
    title: ({ profile }) => `${profile} took the question but sent nothing back.`,
    safe: () => 'Your question is kept. It may have been charged.',
  },
  'stream-cut': {
    title: ({ wordCount }) => `The connection broke after ${count(wordCount ?? 0, 'word', 'words')}.`,
    safe: () => 'All of them are kept.',
  },
  'stream-stalled': {
    title: ({ wordCount }) => `The answer stopped coming after ${count(wordCount ?? 0, 'word', 'words')}.`,
    safe: () => 'All of them are kept.',
  },
  'not-an-api': {
    title: ({ host }) => `A web page answered instead of ${host}, perhaps a sign-in page.`,
    safe: goesByItself,
  },
  'endpoint-not-found': {
    title: ({ host }) => `${host} has no Responses endpoint; it may offer chat completions only.`,
    safe: kept,
  },
  'model-not-found': {
    title: ({ profile, model }) => `${profile} has no model named ${model}.`,
    safe: kept,
  },
  'model-blind': { title: ({ model }) => `${model} cannot see pictures.`, safe: () => 'Nothing is lost.' },
  'invalid-request': {
    title: ({ profile, providerText }) =>
      providerText === undefined
        ? `${profile} did not understand the request.`
        : `${profile} did not understand the request: “${providerText}”.`,
    safe: kept,
  },
  'parameter-refused': {
    title: ({ profile, model, field }) =>
      field === undefined
        ? `${profile} refused one of the settings sent with ${model}.`
        : `${profile} refused “${field}” for ${model}.`,
    safe: kept,
  },
  'history-lost': {
    title: ({ profile }) => `${profile} no longer has the earlier part of this thread.`,
    safe: () => 'All of it is kept here.',
  },
  'picture-unreadable': {
    title: () => 'This is nothing that Askshot can ask about: PNG, JPEG, WebP, GIF, BMP, HEIC or PDF.',
    safe: () => 'Nothing was added; your question is as it was.',
  },
  'picture-undecodable': {
    title: () => 'This computer cannot read HEIC pictures: save it as JPEG or PNG, and add that one.',
    safe: () => 'Nothing was added; your question is as it was.',
  },
  'picture-too-large': {
    title: () => 'This picture is too large to draw on.',
    safe: () => 'It is in your question as it was.',
  },
  'file-too-large': {
    title: () =>
      `This file is too large: a picture may have ${size(MAX_PICTURE_BYTES)}, a document ${size(MAX_DOCUMENT_BYTES)}.`,
    safe: () => 'Nothing was added; your question is as it was.',
  },
  'file-unreadable': {
    title: () => 'This file could not be read: it is a folder, is gone, or may not be opened.',
    safe: () => 'Nothing was added; your question is as it was.',
  },
  'document-unreadable': {
    title: () => 'This PDF is not whole: open it where you have it from, save it anew, and add that one.',
    safe: () => 'Nothing was added; your question is as it was.',
  },
  'document-locked': {
    title: () =>
      'This PDF is encrypted, so nobody could read it there: save a copy without protection, and add that one.',
    safe: () => 'Nothing was added; your question is as it was.',
  },
  'document-refused': {
    title: ({ profile }) => `${profile} takes no documents.`,
    safe: () => 'Your question and the document are kept.',
  },
  'document-missing': {
    title: () => 'The document of this question is no longer on disk.',
    safe: () => 'The text is all here.',
  },
  'picture-invalid': {
    title: ({ profile }) => `${profile} could not read the picture.`,
    safe: () => 'The original stays as it is.',
  },
  'content-policy': {
    title: ({ profile }) => `${profile} declined this under its content rules.`,
    safe: () => 'Your question is kept and will not be sent again by itself.',
  },
  'too-large': {
    title: ({ profile }) => `This capture is larger than ${profile} takes.`,
    safe: () => 'The original stays as it is.',
  },
  'context-length': {
    title: ({ model }) => `This is longer than ${model} can read.`,
    safe: () => 'All of it is kept.',
  },
  'untrusted-certificate': {
    title: ({ host }) => `The certificate of ${host} cannot be trusted.`,
    safe: () => 'Nothing was sent, and your question is kept.',
  },
  'proxy-trouble': {
    title: () => 'The proxy on the way out did not let the question through.',
    safe: goesByItself,
  },
  'tool-loop': {
    title: ({ model }) => `${model} kept asking for tools and never came to an answer.`,
    safe: kept,
  },
  'profile-incomplete': {
    title: ({ profile }) => `${profile} has no usable address or model yet.`,
    safe: () => 'Your question waits.',
  },
  'preset-unfit': {
    title: ({ field }) =>
      field === undefined
        ? 'The profile that this preset is set to is no longer there.'
        : `The profile that answers has no model ${field}, to which this preset is set.`,
    safe: () => 'Nothing was sent; your question is kept.',
  },
  'server-changed': {
    title: ({ host }) => `This question was asked for ${host}; another server is set now.`,
    safe: () => 'It was not sent there. Sending it is up to you.',
  },
  'waited-long': {
    title: () => 'This question has waited a day.',
    safe: () => 'It is kept for as long as you like.',
  },
  'being-edited': {
    title: () => 'You took this question back to edit it.',
    safe: () => 'It is kept, and goes out when you send it.',
  },
  'already-sending': {
    title: () => 'This question is already on its way.',
    safe: () => 'It is kept as it was sent, and its answer comes here.',
  },
  'captures-full': {
    title: () => 'One question takes eight captures at most.',
    safe: () => 'All eight are kept; send them or remove one.',
  },
  'capture-denied': {
    title: () => 'The system does not let Askshot see the screen.',
    safe: () => 'Nothing was captured.',
  },
  'capture-empty': {
    title: () => 'The system returned an empty picture.',
    safe: () => 'Nothing was captured or sent.',
  },
  'capture-failed': {
    title: () => 'The screen could not be read.',
    safe: () => 'Nothing was captured or sent.',
  },
  'capture-same': {
    title: () => 'The system gave the same picture for two displays.',
    safe: () => 'Nothing was captured or sent.',
  },
  'display-changed': {
    title: () => 'The displays changed while you were selecting.',
    safe: () => 'Nothing was captured or sent.',
  },
  'picture-missing': {
    title: () => 'The picture of this capture is no longer on disk.',
    safe: () => 'The text is all here.',
  },
  'disk-full': {
    title: () => 'The disk is full, so this could not be saved.',
    safe: () => 'It is still in this window; keep it open.',
  },
  'disk-unwritable': {
    title: () => 'Askshot may not write to its folder, so this could not be saved.',
    safe: () => 'It is still in this window; keep it open.',
  },
  'data-damaged': {
    title: ({ loss }) =>
      loss?.copyTakenAt === undefined
        ? 'The history file was damaged, so a new one is in use.'
        : `The history file was damaged; the copy of ${dayAndClock(loss.copyTakenAt)} is in use.`,
    safe: ({ loss }) =>
      loss?.copyTakenAt === undefined
        ? 'The damaged file is kept beside it.'
        : (loss.heldCount ?? 0) === 0
          ? `It has ${count(loss.askCount, 'ask', 'asks')}; what came later is in the damaged file, kept beside it.`
          : `It has ${count(loss.askCount, 'ask', 'asks')}; what came later is in the damaged file, kept beside it. The outbox is held, because ${count(loss.heldCount ?? 0, 'ask', 'asks')} in it may have been answered since: let it go on where you want that.`,
  },
  'data-newer': {
    title: () => 'The history was written by a newer Askshot; start that one.',
    safe: () => 'It was left as it is.',
  },
  'settings-damaged': {
    title: () => 'The settings could not be read, so the defaults are in use.',
    safe: () => 'The old file is kept; keys and history are untouched.',
  },
  'field-invalid': {
    title: ({ field }) =>
      field === undefined ? 'This value cannot be used.' : `The value of “${field}” cannot be used.`,
    safe: () => 'The old one stays in force.',
  },
  'address-invalid': {
    title: () => 'This is not a web address.',
    safe: () => 'The old one stays in use.',
  },
  'address-unsafe': {
    title: () => 'Only https is allowed, or http on this computer.',
    safe: () => 'The old address stays in use.',
  },
  'hotkey-taken': {
    title: ({ keys }) => `${keys ?? 'The hotkey'} belongs to another program.`,
    safe: () => 'Captures still start from the tray and by command.',
  },
  'hotkey-invalid': {
    title: ({ keys }) => `${keys ?? 'This'} cannot be used as a hotkey.`,
    safe: () => 'The old keys still work.',
  },
  'link-refused': {
    title: () => 'Askshot opens web addresses only.',
    safe: () => 'Nothing was opened.',
  },
  'not-found': { title: () => 'This question is no longer there.', safe: () => 'Nothing else changed.' },
  'bad-request': { title: () => 'Askshot met a case it does not know.', safe: kept },
  unexpected: { title: () => 'Askshot met a case it does not know.', safe: kept },
}

export const actions: Words['actions'] = {
  'send-now': 'Send now',
  'ask-again': 'Ask again',
  'open-settings': 'Open settings',
  'set-key': 'Set the key',
  'check-address': 'Check the address',
  'choose-model': 'Choose a model',
  'unlock-and-send': 'Unlock and send',
  'capture-again': 'Capture again',
  'try-again': 'Try again',
}
