/** Bounds that pages and main share. Plain numbers, so that a page need not load the schemas. */
/** About 50,000 tokens: a long log or a chapter is asked whole. What a model cannot read it says itself. */
export const MAX_QUESTION_LENGTH = 200_000
/** What is written may be longer than what can be asked: it is kept until it is shortened. */
export const MAX_DRAFT_LENGTH = 2_000_000
export const MAX_CAPTURES = 8
export const MAX_KEY_LENGTH = 400
export const MAX_URL_LENGTH = 2_000
/** Of a file that is given as a picture: more than any server takes, and than a display of any kind makes. */
export const MAX_PICTURE_BYTES = 50_000_000
/** Of a document: as base64 and in one piece it is written without a wait that anybody notices, as a picture is. */
export const MAX_DOCUMENT_BYTES = 15_000_000
export const MAX_FILE_NAME = 200
export const MAX_COPIED_HTML = 4_000_000
export const RECENT_COUNT = 10
/** Captures of a thread of which one is to be taken again. */
export const MAX_LOOKED_AT = 64
/** Ask windows side by side. */
export const MAX_ASK_WINDOWS = 6

/** A drag under this many points in both axes is a click (`ux.md` §2.1). */
export const CLICK_LIMIT = 8
/** The smallest selection on either side; less counts as a click. */
export const SMALLEST_SELECTION_PX = 4
export const MAX_CERTIFICATE_LENGTH = 100_000

/** What the history window may ask for at once. */
export const MAX_ROWS = 200
export const MAX_SEARCH_LENGTH = 500
export const MAX_TITLE_LENGTH = 200
export const MAX_TAG_LENGTH = 60
export const MAX_TAGS = 50

/** How large everything in our windows is, in per cent. */
export const TEXT_SIZES = { min: 85, max: 200, step: 5 } as const
