# One process and one folder to keep: /data. Runs with a read-only root file system (docker run --read-only).
FROM node:26-slim AS install
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts

FROM node:26-slim
WORKDIR /app
# SQLite's own temporary files go to the one place that can be written to.
ENV NODE_ENV=production \
    TZ=UTC \
    DATABASE_URL=sqlite:/data/both-hats.db \
    SQLITE_TMPDIR=/data
COPY --from=install /app/node_modules ./node_modules
COPY package.json package-lock.json manifest.yml ./
COPY migrations ./migrations
COPY src ./src
# 1000 is the image's user `node`; by number, so that an orchestrator can see that it is not root.
RUN install -d -o 1000 -g 1000 -m 0700 /data
USER 1000:1000
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# No npm and no shell in between: SIGTERM reaches the app itself.
CMD ["node", "--max-semi-space-size=4", "src/main.ts"]
