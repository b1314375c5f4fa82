/** The data points of a metric by the hour; an hour without is missing. */
export type Series = ReadonlyMap<number, number>;
type Value = Series | number;

const TOKEN = /\s*(>=|<=|==|!=|[A-Za-z_]\w*|\d+(?:\.\d+)?|[()+\-*/,<>])/y;

const COMPARISONS: Readonly<Record<string, (one: number, other: number) => boolean>> = {
  '>': (one, other) => one > other,
  '<': (one, other) => one < other,
  '>=': (one, other) => one >= other,
  '<=': (one, other) => one <= other,
  '==': (one, other) => one === other,
  '!=': (one, other) => one !== other,
};

/**
 * The value of an expression of CloudWatch metric math, of the part that alarms here use. Where one of two series has a value,
 * the missing one counts as 0; FILL is described for series that have data, and an empty one stays empty.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
export function evaluated(
  expression: string,
  metrics: Readonly<Record<string, Series>>,
  hours: number[],
): Series {
  const tokens = tokensOf(expression);
  let position = 0;
  const peek = (): string => tokens[position] ?? '';
  const next = (): string => tokens[position++] ?? '';
  const expect = (token: string): void => {
    const found = next();
    if (found !== token) throw new Error(`${expression}: expected ${token}, got ${found}`);
  };

  const disjunction = (): Value =>
    chain(conjunction, ['OR'], (one, other) => Number(one !== 0 || other !== 0));
  const conjunction = (): Value =>
    chain(comparison, ['AND'], (one, other) => Number(one !== 0 && other !== 0));
  const comparison = (): Value =>
    chain(sum, Object.keys(COMPARISONS), (one, other, operator) => Number(COMPARISONS[operator](one, other)));
  const sum = (): Value =>
    chain(operand, ['+', '-'], (one, other, operator) => (operator === '+' ? one + other : one - other));

  function chain(
    inner: () => Value,
    operators: readonly string[],
    combine: (one: number, other: number, operator: string) => number,
  ): Value {
    let value = inner();
    while (operators.includes(peek())) {
      const operator = next();
      value = combined(value, inner(), (one, other) => combine(one, other, operator));
    }
    return value;
  }

  function operand(): Value {
    const token = next();
    if (token === '(') {
      const value = disjunction();
      expect(')');
      return value;
    }
    if (token === 'IF' || token === 'FILL') return call(token);
    if (/^\d/.test(token)) return Number(token);
    if (!(token in metrics)) throw new Error(`${expression}: no metric ${token}`);
    return metrics[token];
  }

  function call(name: 'IF' | 'FILL'): Series {
    expect('(');
    const args = [disjunction()];
    while (peek() === ',') {
      next();
      args.push(disjunction());
    }
    expect(')');
    const [series, ...scalars] = args;
    if (typeof series === 'number' || !scalars.every((one) => typeof one === 'number')) {
      throw new Error(`${expression}: ${name} of a series and numbers only`);
    }
    if (name === 'FILL') return series.size === 0 ? series : filled(series, scalars[0], hours);
    const [whereTrue, whereFalse] = scalars;
    return new Map([...series].map(([hour, value]) => [hour, value !== 0 ? whereTrue : whereFalse]));
  }

  const value = disjunction();
  if (position < tokens.length || typeof value === 'number') throw new Error(`${expression}: not a series`);
  return value;
}

function filled(series: Series, value: number, hours: readonly number[]): Series {
  return new Map(hours.map((hour) => [hour, series.get(hour) ?? value]));
}

function combined(one: Value, other: Value, combine: (one: number, other: number) => number): Value {
  if (typeof one === 'number' && typeof other === 'number') return combine(one, other);
  const hours = new Set(
    [one, other].flatMap((value) => (typeof value === 'number' ? [] : [...value.keys()])),
  );
  const at = (value: Value, hour: number): number =>
    typeof value === 'number' ? value : (value.get(hour) ?? 0);
  return new Map([...hours].map((hour) => [hour, combine(at(one, hour), at(other, hour))]));
}

function tokensOf(expression: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < expression.trimEnd().length) {
    const from = TOKEN.lastIndex;
    const token = TOKEN.exec(expression)?.at(1);
    if (token === undefined) throw new Error(`${expression}: no token at ${from}`);
    tokens.push(token);
  }
  return tokens;
}
