"""The API (接口): what the pages show and do, for programs; under /api/v1, described by its own OpenAPI document.

Each operation declares its permission (`asks`), as each page does; one that does not is refused when the site starts.
"""
