import { calendarText } from '../../lib/launch/calendar-text';

const SALE = { name: 'sale', firstDay: '2027-02-27', lastDay: '2027-02-28' };

/** The lines as a reader of calendars puts them together again. */
function unfolded(text: string): string[] {
  return text.replaceAll('\r\n ', '').split('\r\n');
}

describe('the text of a calendar', () => {
  test('is open but for its events, each until the first moment after its last day', () => {
    expect(unfolded(calendarText('Freezes', [SALE]))).toEqual(
      expect.arrayContaining([
        'X-CALENDAR-TYPE:DEFAULT_OPEN',
        'SUMMARY:sale',
        'DTSTART:20270227T000000Z',
        'DTEND:20270301T000000Z',
      ]),
    );
  });

  test('keeps what would end a line or a value from doing so', () => {
    const name = 'sale, all; of \\ it\nEND:VCALENDAR';
    const lines = unfolded(calendarText('Freezes', [{ ...SALE, name }]));

    expect(lines).toContain('SUMMARY:sale\\, all\\; of \\\\ it\\nEND:VCALENDAR');
    expect(lines.filter((line) => line === 'END:VCALENDAR')).toHaveLength(1);
  });

  test('has no line of more than 75 bytes, and loses no letter', () => {
    const name = 'Schlußverkauf für alle, die früh kommen 🎉 '.repeat(6).trim();
    const text = calendarText('Freezes', [{ ...SALE, name }]);

    expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
    expect(unfolded(text)).toContain(`SUMMARY:${name.replaceAll(',', '\\,')}`);
  });

  test('is the same for the same events', () => {
    expect(calendarText('Freezes', [SALE])).toBe(calendarText('Freezes', [SALE]));
  });
});
