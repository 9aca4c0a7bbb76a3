FROM python:3.12-slim AS build
WORKDIR /src
COPY pyproject.toml constraints.txt README.md ./
COPY graph graph
COPY api api
COPY cypher cypher
RUN python -m venv /opt/saidgraph \
    && PIP_CONSTRAINT=/src/constraints.txt /opt/saidgraph/bin/pip install --no-cache-dir . \
    && /opt/saidgraph/bin/pip uninstall --yes pip

FROM python:3.12-slim
COPY --from=build /opt/saidgraph /opt/saidgraph
RUN useradd --uid 10001 --home-dir /data --create-home saidgraph
ENV PATH=/opt/saidgraph/bin:$PATH \
    SAIDGRAPH_STORE=sqlite:////data/saidgraph.db \
    SAIDGRAPH_HOST=0.0.0.0 \
    SAIDGRAPH_PORT=8000
USER saidgraph
WORKDIR /data
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=6 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/readyz', timeout=4)"]
CMD ["saidgraph", "serve"]
