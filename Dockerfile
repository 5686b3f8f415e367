# Two stages: npm installs once, the image that runs has neither npm nor Node and downloads nothing.
# A tag is whatever its publisher puts there tomorrow: build with the digests of the day, as docs/operations.md shows, and note them.
ARG NODE_IMAGE=node:22-bookworm-slim
ARG DEBIAN_IMAGE=debian:bookworm-slim

FROM ${NODE_IMAGE} AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM ${DEBIAN_IMAGE}
WORKDIR /app
# An uid of its own, so that a volume's owner can be set from outside: chown 10001 on the host's folder.
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin ventanilla \
  && mkdir data \
  && chown ventanilla:ventanilla data
COPY --from=packages /app/node_modules ./node_modules
# npm installed exactly one Bun: the one for this processor.
RUN ln -s /app/node_modules/@oven/bun-linux-*/bin/bun /usr/local/bin/bun && bun --version
COPY package.json tsconfig.json bunfig.toml LICENSE ./
COPY db ./db
COPY src ./src
USER ventanilla
# Inside a container 127.0.0.1 reaches nobody. Publish both ports on the host's 127.0.0.1 only, as docs/operations.md shows: 3000 is the
# office's, the tunnel leads to 3002.
ENV HOST=0.0.0.0 PUBLIC_HOST=0.0.0.0
EXPOSE 3000 3002
VOLUME /app/data
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s \
  CMD ["bun", "-e", "const ask = (port, path) => fetch(`http://127.0.0.1:${port}${path}`).then((r) => r.status, () => 0); const [office, world] = [await ask(process.env.PORT || 3000, '/health/live'), await ask(process.env.PUBLIC_PORT || 3002, '/webhooks/whatsapp')]; process.exit(office === 200 && world === 403 ? 0 : 1)"]
# Exec form: the signal to stop must reach Bun itself.
CMD ["bun", "src/main.ts"]
