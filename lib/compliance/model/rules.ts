import { intrinsic, list, object, type JsonObject } from '../../internal/json';

/**
 * The conditions with which CloudFormation deploys a template: for each of its rules, that the assertions hold if the rule
 * applies.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html
 */
export function conditionsOfRules(rules: JsonObject): readonly unknown[] {
  return Object.values(rules)
    .map(object)
    .map(({ RuleCondition, Assertions }) => {
      const assertions = { 'Fn::And': list(Assertions).map((one) => condition(object(one).Assert)) };
      return RuleCondition === undefined
        ? assertions
        : { 'Fn::Or': [{ 'Fn::Not': [condition(RuleCondition)] }, assertions] };
    });
}

/**
 * A condition without functions that only rules have. Those about the values of AWS-specific types, which no template
 * has, remain, and are not evaluated.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-rules.html
 */
function condition(written: unknown): unknown {
  const call = intrinsic(written);
  if (call === undefined) return written;
  const [values, value] = list(call.argument);
  if (call.name === 'Fn::Contains' && Array.isArray(values)) {
    return { 'Fn::Or': values.map((one: unknown) => ({ 'Fn::Equals': [value, one] })) };
  }
  if (!['Fn::And', 'Fn::Or', 'Fn::Not'].includes(call.name)) return written;
  return { [call.name]: list(call.argument).map(condition) };
}
