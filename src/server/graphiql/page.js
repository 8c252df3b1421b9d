// GraphiQL with two things more: a persona to ask as, and ready-made examples. It runs in the browser as it is; React and GraphiQL
// were loaded before it.
const { createElement: h, useCallback, useEffect, useMemo, useState } = React;
const { createFetcher, createLocalStorage, React: parts } = GraphiQL;

const rememberedPersona = 'samanvay:persona';
const tokenIsGoodFor = 30 * 60 * 1000;

async function start() {
  const { personas, examples } = await (await fetch('/graphiql/setup.json')).json();
  ReactDOM.createRoot(document.getElementById('page')).render(h(Page, { personas, examples }));
}

function Page({ personas, examples }) {
  const [persona, setPersona] = useState(() => findPersona(personas, localStorage.getItem(rememberedPersona)) ?? personas[0]);
  const [problem, setProblem] = useState('');

  const choose = useCallback(
    (name) => {
      const chosen = findPersona(personas, name);
      if (!chosen) return;
      localStorage.setItem(rememberedPersona, chosen.subject);
      setPersona(chosen);
    },
    [personas],
  );
  // A new fetcher for each persona, so that GraphiQL also asks again for the schema that this persona may see.
  const fetcher = useMemo(() => fetcherFor(persona, setProblem), [persona]);
  const plugins = useMemo(() => [examplesPlugin(personas, examples, choose)], [personas, examples, choose]);
  const storage = useMemo(() => createLocalStorage({ namespace: 'samanvay' }), []);

  useEffect(() => setProblem(''), [persona]);

  return h(
    React.Fragment,
    null,
    h(
      'header',
      { className: 'bar' },
      h('h1', null, 'Samanvay'),
      h(
        'label',
        null,
        'Ask as',
        h(
          'select',
          { value: persona?.subject, onChange: (event) => choose(event.target.value) },
          personas.map(({ subject, title }) => h('option', { key: subject, value: subject }, title)),
        ),
      ),
      h('span', null, persona?.description),
      h('span', { role: 'status' }, problem || 'Demonstration: everybody in it is made up.'),
    ),
    h(GraphiQL, {
      fetcher,
      plugins,
      storage,
      visiblePlugin: plugins[0],
      defaultQuery: examples[0]?.query ?? '',
      shouldPersistHeaders: false,
      defaultEditorToolsVisibility: 'variables',
    }),
  );
}

/** Examples name a persona (`police`); the list has one for each office (`police@102`), the demo's own district first. */
function findPersona(personas, name) {
  return personas.find(({ subject }) => subject === name) ?? personas.find(({ subject }) => subject.split('@')[0] === name);
}

function fetcherFor(persona, report) {
  let token;
  let fetchedAt = 0;
  async function currentToken() {
    if (token && Date.now() - fetchedAt < tokenIsGoodFor) return token;
    const response = await fetch(`/demo/token?persona=${encodeURIComponent(persona?.subject ?? '')}`);
    if (!response.ok) throw new Error('The demo gave no token for this persona.');
    fetchedAt = Date.now();
    ({ token } = await response.json());
    return token;
  }
  return createFetcher({
    url: '/graphql',
    fetch: async (url, options) => {
      try {
        const headers = { ...options.headers, authorization: `Bearer ${await currentToken()}` };
        const response = await fetch(url, { ...options, headers });
        // The hub was restarted with another key, perhaps; the next request brings a new token.
        if (response.status === 401) token = undefined;
        report('');
        return response;
      } catch (error) {
        report('The hub does not answer.');
        throw error;
      }
    },
  });
}

function examplesPlugin(personas, examples, choosePersona) {
  return {
    title: 'Examples',
    icon: () =>
      h(
        'svg',
        { viewBox: '0 0 24 24', fill: 'none', stroke: 'currentColor', strokeWidth: 1.5, 'aria-hidden': true },
        h('path', { d: 'M9 18h6M10 21h4M12 3a6 6 0 0 0-3.5 10.9c.6.5 1 1.2 1 2.1h5c0-.9.4-1.6 1-2.1A6 6 0 0 0 12 3Z' }),
      ),
    content: () => h(Examples, { personas, examples, choosePersona }),
  };
}

function Examples({ personas, examples, choosePersona }) {
  const { queryEditor, variableEditor, addTab } = parts.useEditorContext({ nonNull: true });
  const [opening, setOpening] = useState(null);

  function open(example) {
    choosePersona(example.persona);
    // What somebody has written stays in its tab. The new tab takes over the editors first, and the example is put in after that.
    if (queryEditor?.getValue().trim() && !isExample(examples, queryEditor.getValue())) addTab();
    setOpening(example);
  }
  useEffect(() => {
    if (!opening) return;
    queryEditor?.setValue(opening.query);
    variableEditor?.setValue(opening.variables ? JSON.stringify(opening.variables, null, 2) : '');
    setOpening(null);
  }, [opening, queryEditor, variableEditor]);

  return h(
    'section',
    { className: 'examples', 'aria-label': 'Examples' },
    h('h2', null, 'Examples'),
    h(
      'ol',
      null,
      examples.map((example) =>
        h(
          'li',
          { key: example.title },
          h(
            'button',
            { type: 'button', onClick: () => open(example) },
            example.title,
            h('small', null, `as ${findPersona(personas, example.persona)?.title ?? example.persona}`),
          ),
        ),
      ),
    ),
  );
}

function isExample(examples, query) {
  return examples.some((example) => example.query.trim() === query.trim());
}

start();
