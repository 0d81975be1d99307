import type { WebClientOptions } from '@slack/web-api';
import { codePattern } from './failure.ts';
import type { Watch } from './watch.ts';

type Fetch = NonNullable<WebClientOptions['fetch']>;

/** What Slack's answer begins with when it refused: the rest is not for counting. */
const refusal = /"error":\s*"([^"]*)"/;

/** A fetch for the WebClient that tells `watch` of every try, by the name of its method. */
export function watchedFetch(watch: Watch): Fetch {
  return async (url, init) => {
    const method = URL.parse(String(url))?.pathname.split('/').at(-1) ?? 'unknown';
    try {
      const response = await fetch(url, init);
      if (response.status !== 200) {
        watch.called(method, response.status === 429 ? 'ratelimited' : `http_${response.status}`);
        return response;
      }
      const text = await response.text();
      const code = /^\s*\{\s*"ok":\s*false/.test(text) ? (refusal.exec(text)?.[1] ?? '') : 'ok';
      watch.called(method, codePattern.test(code) ? code : 'bad_answer');
      return new Response(text, { status: 200, headers: response.headers });
    } catch (error) {
      watch.called(method, 'no_answer');
      throw error;
    }
  };
}
