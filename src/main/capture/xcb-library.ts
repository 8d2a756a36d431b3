import type Koffi from 'koffi'

/** A pointer in the sense of C; `null` is the null pointer. */
export type Handle = unknown
/** What a request gives at once; its reply is asked for by it. */
type Cookie = { readonly sequence: number }

/** What koffi makes of a C function: `async` runs it on a thread of libuv's pool. */
export type Native<Args extends readonly unknown[], Result> = ((...args: Args) => Result) & {
  readonly async: (...args: [...Args, (error: unknown, result: Result) => void]) => void
}

type Structure = ReturnType<typeof Koffi.struct>
type Type = string | Structure
type Bind = <Args extends readonly unknown[], Result>(
  name: string,
  result: Type,
  args: readonly Type[],
) => Native<Args, Result>

export type XcbLibrary = Awaited<ReturnType<typeof loadXcb>>

/**
 * The functions of XCB, its MIT-SHM and RandR extensions and the C library that `XShm` calls, with C's order of
 * arguments (https://xcb.freedesktop.org, https://www.x.org/releases/current/doc/xextproto/shm.html,
 * https://gitlab.freedesktop.org/xorg/proto/xorgproto/-/blob/master/randrproto.txt). Throws where one of the libraries
 * is missing.
 */
export async function loadXcb() {
  const { default: koffi } = await import('koffi')
  const cookie = koffi.struct({ sequence: 'uint' })
  const screens = koffi.struct({ data: 'void *', rem: 'int', index: 'int' })
  return {
    ...xcbFunctions(binder(koffi, 'libxcb.so.1'), cookie, screens),
    ...grabFunctions(binder(koffi, 'libxcb.so.1'), cookie),
    ...shmFunctions(binder(koffi, 'libxcb-shm.so.0'), cookie),
    ...randrFunctions(binder(koffi, 'libxcb-randr.so.0'), cookie),
    // Of the program itself: Electron has an allocator of its own, and what it gave must go back to it.
    ...cFunctions(binder(koffi, null)),
    peek: peekBy(koffi),
  }
}

/** The same for the XFixes extension, which knows the pointer's picture (`fixesproto.txt`); not every system has it. */
export async function loadXfixes() {
  const { default: koffi } = await import('koffi')
  const cookie = koffi.struct({ sequence: 'uint' })
  const screens = koffi.struct({ data: 'void *', rem: 'int', index: 'int' })
  return {
    ...xcbFunctions(binder(koffi, 'libxcb.so.1'), cookie, screens),
    ...xfixesFunctions(binder(koffi, 'libxcb-xfixes.so.0'), cookie),
    ...cFunctions(binder(koffi, null)),
    peek: peekBy(koffi),
  }
}

export type XcbWindows = Awaited<ReturnType<typeof loadXcbWindows>>

/** The same for windows of our own, and for the RENDER extension, which mixes colours (`renderproto.txt`). */
export async function loadXcbWindows() {
  const { default: koffi } = await import('koffi')
  const cookie = koffi.struct({ sequence: 'uint' })
  const screens = koffi.struct({ data: 'void *', rem: 'int', index: 'int' })
  const colour = koffi.struct({ red: 'uint16', green: 'uint16', blue: 'uint16', alpha: 'uint16' })
  const bind = binder(koffi, 'libxcb.so.1')
  return {
    ...xcbFunctions(bind, cookie, screens),
    ...windowFunctions(bind, cookie),
    ...renderFunctions(binder(koffi, 'libxcb-render.so.0'), cookie, colour),
    ...cFunctions(binder(koffi, null)),
    peek: peekBy(koffi),
  }
}

/** The first bytes of what a pointer points to. */
function peekBy(koffi: typeof Koffi) {
  const types = new Map<number, ReturnType<typeof Koffi.array>>() // koffi keeps each for good
  return (pointer: Handle, bytes: number): DataView => {
    const type = types.get(bytes) ?? koffi.array('uint8', bytes, 'Typed')
    types.set(bytes, type)
    const read = koffi.decode(pointer, type) as Uint8Array
    return new DataView(read.buffer, read.byteOffset, read.byteLength)
  }
}

function binder(koffi: typeof Koffi, file: string | null): Bind {
  const library = koffi.load(file)
  return (name, result, args) => library.func(name, result, [...args])
}

function xcbFunctions(bind: Bind, cookie: Structure, screens: Structure) {
  return {
    connect: bind<[null, null], Handle>('xcb_connect', 'void *', ['void *', 'void *']),
    hasError: bind<[Handle], number>('xcb_connection_has_error', 'int', ['void *']),
    setup: bind<[Handle], Handle>('xcb_get_setup', 'void *', ['void *']),
    screens: bind<[Handle], { data: Handle }>('xcb_setup_roots_iterator', screens, ['void *']),
    generateId: bind<[Handle], number>('xcb_generate_id', 'uint32', ['void *']),
    flush: bind<[Handle], number>('xcb_flush', 'int', ['void *']),
    check: bind<[Handle, Cookie], Handle>('xcb_request_check', 'void *', ['void *', cookie]),
  }
}

/** Values of attributes are told as a list of numbers, by the mask that comes before it. */
function windowFunctions(bind: Bind, cookie: Structure) {
  const request = <Args extends readonly unknown[]>(name: string, ...args: readonly Type[]) =>
    bind<[Handle, ...Args], Cookie>(name, cookie, ['void *', ...args])
  const [id, mask, values] = ['uint32', 'uint32', 'void *']
  const [place, size] = [
    ['int16', 'int16'],
    ['uint16', 'uint16'],
  ]
  return {
    // depth, its id, a drawable of the same screen, size
    createPixmap: request<number[]>('xcb_create_pixmap', 'uint8', id, id, ...size),
    freePixmap: request<[number]>('xcb_free_pixmap', id),
    createGc: request<[number, number, number, Uint32Array]>('xcb_create_gc', id, id, mask, values),
    freeGc: request<[number]>('xcb_free_gc', id),
    // from, to, by, and where from, where to, how much
    copyArea: request<number[]>('xcb_copy_area', id, id, id, ...place, ...place, ...size),
    // depth, id, parent, place, size, border, class, visual
    createWindow: request<readonly (number | Uint32Array)[]>(
      'xcb_create_window',
      ...['uint8', id, id, ...place, ...size, 'uint16', 'uint16', id, mask, values],
    ),
    mapWindow: request<[number]>('xcb_map_window', id),
    destroyWindow: request<[number]>('xcb_destroy_window', id),
    nextEvent: bind<[Handle], Handle>('xcb_poll_for_event', 'void *', ['void *']),
  }
}

type Colour = Record<'red' | 'green' | 'blue' | 'alpha', number>

function renderFunctions(bind: Bind, cookie: Structure, colour: Structure) {
  return {
    queryFormats: bind<[Handle], Cookie>('xcb_render_query_pict_formats', cookie, ['void *']),
    formatsReply: bind<[Handle, Cookie, null], Handle>('xcb_render_query_pict_formats_reply', 'void *', [
      'void *',
      cookie,
      'void *',
    ]),
    // its id, the drawable, the format of its pixels
    createPicture: bind<[Handle, number, number, number, number, null], Cookie>(
      'xcb_render_create_picture',
      cookie,
      ['void *', 'uint32', 'uint32', 'uint32', 'uint32', 'void *'],
    ),
    freePicture: bind<[Handle, number], Cookie>('xcb_render_free_picture', cookie, ['void *', 'uint32']),
    // how to mix, the picture, the colour, how many rectangles of four 16-bit numbers
    fillRectangles: bind<[Handle, number, number, Colour, number, Uint16Array], Cookie>(
      'xcb_render_fill_rectangles',
      cookie,
      ['void *', 'uint8', 'uint32', colour, 'uint32', 'void *'],
    ),
  }
}

/** Nobody else is served between the two. */
function grabFunctions(bind: Bind, cookie: Structure) {
  return {
    grabServer: bind<[Handle], Cookie>('xcb_grab_server', cookie, ['void *']),
    ungrabServer: bind<[Handle], Cookie>('xcb_ungrab_server', cookie, ['void *']),
  }
}

function shmFunctions(bind: Bind, cookie: Structure) {
  // connection, segment, id of the memory, whether for reading alone
  const attach = ['void *', 'uint32', 'uint32', 'uint8']
  // connection, drawable, x, y, width, height, planes, format, segment, offset
  const image = [
    'void *',
    'uint32',
    'int16',
    'int16',
    'uint16',
    'uint16',
    'uint32',
    'uint8',
    'uint32',
    'uint32',
  ]
  return {
    attach: bind<[Handle, number, number, number], Cookie>('xcb_shm_attach_checked', cookie, attach),
    detach: bind<[Handle, number], Cookie>('xcb_shm_detach', cookie, ['void *', 'uint32']),
    getImage: bind<readonly [Handle, ...number[]], Cookie>('xcb_shm_get_image', cookie, image),
    imageReply: bind<[Handle, Cookie, null], Handle>('xcb_shm_get_image_reply', 'void *', [
      'void *',
      cookie,
      'void *',
    ]),
  }
}

function randrFunctions(bind: Bind, cookie: Structure) {
  // connection, window, whether those in use alone
  const monitors = ['void *', 'uint32', 'uint8']
  return {
    getMonitors: bind<[Handle, number, number], Cookie>('xcb_randr_get_monitors', cookie, monitors),
    monitorsReply: bind<[Handle, Cookie, null], Handle>('xcb_randr_get_monitors_reply', 'void *', [
      'void *',
      cookie,
      'void *',
    ]),
  }
}

function xfixesFunctions(bind: Bind, cookie: Structure) {
  const reply = ['void *', cookie, 'void *']
  return {
    // connection, the version that is spoken: to be said before anything else
    queryVersion: bind<[Handle, number, number], Cookie>('xcb_xfixes_query_version', cookie, [
      'void *',
      'uint32',
      'uint32',
    ]),
    versionReply: bind<[Handle, Cookie, null], Handle>('xcb_xfixes_query_version_reply', 'void *', reply),
    getCursor: bind<[Handle], Cookie>('xcb_xfixes_get_cursor_image', cookie, ['void *']),
    cursorReply: bind<[Handle, Cookie, null], Handle>('xcb_xfixes_get_cursor_image_reply', 'void *', reply),
  }
}

function cFunctions(bind: Bind) {
  return {
    shmget: bind<[number, number, number], number>('shmget', 'int', ['int', 'size_t', 'int']),
    shmat: bind<[number, null, number], number>('shmat', 'intptr_t', ['int', 'void *', 'int']),
    shmdt: bind<[number], number>('shmdt', 'int', ['intptr_t']),
    shmctl: bind<[number, number, null], number>('shmctl', 'int', ['int', 'int', 'void *']),
    copyOut: bind<[Uint8Array, number, number], Handle>('memcpy', 'void *', ['void *', 'intptr_t', 'size_t']),
    free: bind<[Handle], void>('free', 'void', ['void *']),
  }
}
