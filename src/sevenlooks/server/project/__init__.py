"""The site put together: settings, addresses, and how it is served."""
