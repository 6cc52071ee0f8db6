"""API keys of Cliniko: which shard a key belongs to, the URLs it may be sent to, and the header that carries it."""

from ._error import ClinikoError
from ._key import ApiKey
from ._shard import Region, Shard
from ._url import (
    MEDIA_TYPE,
    AccountUrl,
    account_url,
    api_url,
    check_link,
    last_segment,
    rebase_link,
    shard_of_api_url,
    user_agent,
)

__version__ = "0.1.0"

__all__ = [
    "MEDIA_TYPE",
    "AccountUrl",
    "ApiKey",
    "ClinikoError",
    "Region",
    "Shard",
    "account_url",
    "api_url",
    "check_link",
    "last_segment",
    "rebase_link",
    "shard_of_api_url",
    "user_agent",
]
