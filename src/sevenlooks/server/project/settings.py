"""Django's settings for one site. Everything about a site stands in its folder (contract, "A site's folder").

SEVENLOOKS_SITE: the folder (./sevenlooks-data). SEVENLOOKS_DATABASE: a postgresql:// address when many work at once;
SQLite in the folder otherwise. SEVENLOOKS_HOSTS: names the site is reached by, separated by commas; SEVENLOOKS_ADDRESS:
the address told in notices. SEVENLOOKS_MAIL: how e-mail goes out (mail.py); SEVENLOOKS_WEBHOOKS: hosts inside the house
that notices may be posted to, separated by commas.
"""

from __future__ import annotations

import os
from pathlib import Path

from sevenlooks.server.project.mail import mail
from sevenlooks.server.project.site import database, site_key

SITE = Path(os.environ.get("SEVENLOOKS_SITE", "sevenlooks-data")).absolute()
SECRET_KEY = site_key(SITE)
DEBUG = False
ALLOWED_HOSTS = os.environ.get("SEVENLOOKS_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
SECURE = os.environ.get("SEVENLOOKS_HTTPS", "") == "1"  # behind a proxy that speaks TLS
ADDRESS = os.environ.get("SEVENLOOKS_ADDRESS") or f"{'https' if SECURE else 'http'}://{ALLOWED_HOSTS[0]}/"
WEBHOOKS = frozenset(filter(None, os.environ.get("SEVENLOOKS_WEBHOOKS", "").lower().split(",")))

APPS = (
    "web",
    "events",
    "accounts",
    "registry",
    "screening",
    "intake",
    "exports",
    "dashboards",
    "campaigns",
    "cases",
    "api",
)
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "axes",
    "django_tasks",
    "django_tasks_db",
    *(f"sevenlooks.server.{app}" for app in APPS),
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "sevenlooks.server.web.language.LanguageMiddleware",
    "sevenlooks.server.web.mistakes.MistakesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "sevenlooks.server.web.pages.DeclaredOnly",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "sevenlooks.server.project.urls"
WSGI_APPLICATION = "sevenlooks.server.project.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["sevenlooks.server.web.context.of_page"],
            "builtins": [
                "sevenlooks.server.web.templatetags.say",
                "sevenlooks.server.registry.templatetags.registry_words",
            ],
        },
    }
]
DATABASES = {"default": database(SITE, os.environ.get("SEVENLOOKS_DATABASE"))}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "/sign-in/"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "sevenlooks.server.accounts.signing_in.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
OTP_TOTP_ISSUER = "Sevenlooks"

SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
CSRF_FAILURE_VIEW = "sevenlooks.server.web.mistakes.stale_form"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True

_MAIL = mail(os.environ.get("SEVENLOOKS_MAIL"))
EMAIL_BACKEND, EMAIL_HOST, EMAIL_PORT, EMAIL_TIMEOUT = _MAIL.backend, _MAIL.host, _MAIL.port, 10
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _MAIL.user, _MAIL.password
EMAIL_USE_TLS, EMAIL_USE_SSL, DEFAULT_FROM_EMAIL = _MAIL.starttls, _MAIL.tls, _MAIL.sender

USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
LANGUAGE_CODE = "zh-hans"
USE_I18N = True
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 3600
DATA_UPLOAD_MAX_MEMORY_SIZE = FILE_UPLOAD_MAX_MEMORY_SIZE = 10 * 2**20
# No form spools a file to the disk: whoever takes larger ones says where they go (intake.receiving).
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
