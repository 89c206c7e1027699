import { Eta } from 'eta';
import type { FastifyInstance } from 'fastify';
import { fileURLToPath } from 'node:url';
import { ADMIN } from './people/accounts.ts';
import type { Flash } from './app.ts';
import { formOwner, takeFlash } from './cookies.ts';

const eta = new Eta({ views: fileURLToPath(new URL('../views', import.meta.url)), cache: true });

/** Pages are made from views/*.eta; whatever they show of others’ words is escaped. */
export function addViews(app: FastifyInstance): void {
  app.decorateReply('page', function (view: string, data: object = {}, flash?: Flash) {
    const { request } = this;
    const left = takeFlash(request, this);
    const username = request.session?.username ?? null;
    const around = {
      username,
      isAdmin: username === ADMIN,
      csrf: this.generateCsrf({ userInfo: formOwner(request) }),
      flash: flash ?? left,
    };
    return this.type('text/html; charset=UTF-8').send(eta.render(view, { ...around, ...data }));
  });
}

/** A page for when something failed, which needs neither cookies nor a database. */
export function plainPage(title: string, text: string): string {
  return eta.render('plain', { title, text });
}
