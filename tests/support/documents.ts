type Kind = 'plain' | 'encrypted' | 'compressed-table' | 'compressed-table-encrypted'

/** A PDF of one page that says this, in the forms in which programs write its table of contents. */
export function somePdf(says = 'Hello', kind: Kind = 'plain'): Buffer {
  const text = `BT /F1 24 Tf 72 720 Td (${says}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let body = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'
  const places = objects.map((object, at) => {
    const place = body.length
    body += `${at + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const start = body.length
  const lock = kind.endsWith('encrypted') ? ' /Encrypt 9 0 R' : ''
  if (kind.startsWith('compressed')) {
    const dictionary = `<< /Type /XRef /Size 6 /Root 1 0 R /W [1 2 1] /Length 4${lock} >>`
    body += `6 0 obj\n${dictionary}\nstream\n\x01\x02\x03\x04\nendstream\nendobj\n`
  } else {
    const lines = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`)
    body += `xref\n0 6\n0000000000 65535 f \n${lines.join('')}trailer\n<< /Size 6 /Root 1 0 R${lock} >>\n`
  }
  return Buffer.from(`${body}startxref\n${start}\n%%EOF\n`, 'latin1')
}
