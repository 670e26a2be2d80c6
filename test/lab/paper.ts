/** Creates a PDF of one page with an uncompressed text (ISO 32000-1, 7.5). */
export function pdfWith(text: string): Buffer {
  const content = `BT /F1 12 Tf 72 720 Td (${text}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((each, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${each}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const start = file.length;
  const size = objects.length + 1;
  file += `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}`;
  file += `trailer << /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

/**
 * Returns what the base64 form of a file contains if the file contains an ASCII text, for each offset at which the text may begin.
 */
export function inBase64(text: string): readonly string[] {
  return [0, 1, 2].map(before => {
    const whole = Buffer.from('-'.repeat(before) + text).toString('base64');
    // Characters that also depend on the surrounding bytes are left out.
    return whole.slice(Math.ceil((8 * before) / 6), Math.floor((8 * (before + text.length)) / 6));
  });
}
