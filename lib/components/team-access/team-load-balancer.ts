/** The id of the team's load balancer, whatever the team access is: part of logical ids. */
export const TEAM_LOAD_BALANCER = 'TeamLoadBalancer';
