import { calendarText } from '../../../../lib/launch/calendar-text';
import { type Placed, MET, NOT_MET, UNKNOWN, IMPORTED, checkOutcome } from '../../check-outcome';
import { SALE, declaredLaunch } from '../../compliant-launch';

const launch = declaredLaunch();

describe('a change calendar with an event', () => {
  const calendar = (Content: unknown, DocumentType = 'ChangeCalendar'): Placed => ({
    Calendar: ['AWS::SSM::Document', { DocumentType, Content }],
  });
  const lines = (...events: string[]) =>
    ['BEGIN:VCALENDAR', 'X-CALENDAR-TYPE:DEFAULT_OPEN', ...events, 'END:VCALENDAR'].join('\n');
  const event = (start: string, end: string) => ['BEGIN:VEVENT', start, end, 'END:VEVENT'].join('\n');
  const sale = event('DTSTART:20270102T000000', 'DTEND:20270110T000000');

  test.each<[string, unknown, string]>([
    ['as the package writes it', calendarText('Freezes', [SALE]), MET],
    ['of the exact times', lines(sale), MET],
    ['of whole days', lines(event('DTSTART;VALUE=DATE:20270102', 'DTEND;VALUE=DATE:20270110')), MET],
    [
      'in a time zone',
      lines(event('DTSTART;TZID=Europe/Paris:20270102T000000', 'DTEND;TZID=Europe/Paris:20270110T000000Z')),
      MET,
    ],
    ['after another event', lines(event('DTSTART:20260102T000000', 'DTEND:20260103T000000'), sale), MET],
    ['in folded lines', lines(sale).replace('20270110T', '20270\n 110T'), MET],
    ['in lines with CRLF', lines(sale).replaceAll('\n', '\r\n').replace('20270110T', '20270\r\n\t110T'), MET],
    ['too late', lines(event('DTSTART:20270102T000001', 'DTEND:20270110T000000')), NOT_MET],
    ['too short', lines(event('DTSTART:20270102T000000', 'DTEND:20270109T235700')), NOT_MET],
    ['without an end', lines(event('DTSTART:20270102T000000', 'SUMMARY:20270110T000000')), UNKNOWN],
    ['without a start', lines(event('SUMMARY:x', 'DTEND:20270110T000000')), UNKNOWN],
    ['with a duration', lines(event('DTSTART:20270102T000000', 'DURATION:P8D')), UNKNOWN],
    ['with times in another format', lines(event('DTSTART:20270102', 'DTEND:20270110T000000+0100')), UNKNOWN],
    ['beside one in another format', lines(sale, event('DTSTART:20270331', 'DURATION:P1D')), UNKNOWN],
    [
      'and the end of another event',
      lines(event('DTSTART:20270102T000000', 'SUMMARY:x'), event('SUMMARY:y', 'DTEND:20270110T000000')),
      UNKNOWN,
    ],
    ['that recurs', lines(`${sale}\nRRULE:FREQ=YEARLY`), UNKNOWN],
    ['on further days', lines(`${sale}\nRDATE;VALUE=DATE:20280102`), UNKNOWN],
    ['with a custom property', lines(`${sale}\nX-RRULE:FREQ=YEARLY`), MET],
    ['that is closed by default', lines(sale).replace('DEFAULT_OPEN', 'DEFAULT_CLOSED'), NOT_MET],
    ['that is known only at deployment', IMPORTED, UNKNOWN],
  ])('%s', (_what, content, state) => {
    expect(checkOutcome('WHN-1.change-calendar', calendar(content), { launch }).state).toBe(state);
  });

  test.each<[string, string, string]>([
    ['until the day before', event('DTSTART:20270330T000000', 'DTEND:20270331T000000'), MET],
    ['until its first minute', event('DTSTART:20270330T000000', 'DTEND:20270331T000100'), NOT_MET],
    ['on that day, for an hour', event('DTSTART:20270331T220000', 'DTEND:20270331T230000'), NOT_MET],
    ['from its last second', event('DTSTART:20270331T235959', 'DTEND:20270402T000000'), NOT_MET],
    ['from the day after', event('DTSTART:20270401T000000', 'DTEND:20270402T000000'), MET],
  ])('and another event, %s', (_what, other, state) => {
    expect(checkOutcome('WHN-1.change-calendar', calendar(lines(sale, other)), { launch }).state).toBe(state);
  });

  test.each([
    ['after the opening day', '2027-04-01', '2027-04-02', MET],
    ['from the opening day', '2027-03-31', '2027-04-02', NOT_MET],
    ['until the opening day', '2027-03-20', '2027-03-31', NOT_MET],
    ['before the opening day', '2027-03-20', '2027-03-30', MET],
  ])('with a special event that is %s', (_what, firstDay, lastDay, state) => {
    const easter = { name: 'Easter', firstDay, lastDay };
    const { moment } = launch;
    const both = { ...launch, moment: { ...moment, specialEvents: [SALE, easter] } };
    const content = calendarText('Freezes', [SALE, easter]);

    const { state: expected, findings } = checkOutcome('WHN-1.change-calendar', calendar(content), {
      launch: both,
    });

    expect(expected).toBe(state);
    expect(findings.some(({ id }) => id === 'WHN-1.opening-during-event')).toBe(state === NOT_MET);
  });

  test('is a document of type ChangeCalendar', () => {
    expect(checkOutcome('WHN-1.change-calendar', calendar(lines(sale), 'Command'), { launch }).state).toBe(
      NOT_MET,
    );
  });
});
