/** Ready-made questions for the demo's GraphiQL, in the order in which somebody new should try them. */
export interface Example {
  title: string;
  /** As whom to ask it: a persona of the demo, such as `police`. */
  persona: string;
  query: string;
  variables?: Record<string, unknown>;
}

export const examples: readonly Example[] = [
  {
    title: 'Who am I?',
    persona: 'police',
    query: `query WhoAmI {
  viewer {
    roles
  }
}`,
  },
  {
    title: 'Find a district',
    persona: 'police',
    query: `query FindDistrict($search: String!) {
  places(search: $search) {
    nodes {
      code
      name
    }
  }
}`,
    variables: { search: 'Jaipur' },
  },
];
