-- Accounts whose calls are counted, and what Telegram limits in each as a whole.
create table limit_accounts (
    account text not null primary key,
    -- Telegram's word for it; empty if it limits nothing.
    reason text not null default '',
    -- How often it happened without a long quiet time between.
    strikes bigint not null default 0,
    cool_until bigint not null default 0
);

-- What a bucket has learned. Times are epoch milliseconds, 0 for never.
create table limit_buckets (
    account text not null,
    -- `invite`, `send:chat:-1000000007001`
    bucket text not null,
    -- No call before this: a flood wait's or a slow mode's end.
    opens_at bigint not null,
    -- The least time between two calls, in milliseconds; 0 if none was learned.
    spacing bigint not null,
    -- Calls in a row without a flood wait.
    successes bigint not null,
    primary key (account, bucket)
);

-- When calls went out, of the buckets that have a window.
create table limit_calls (
    account text not null,
    bucket text not null,
    called_at bigint not null,
    -- How many in this millisecond.
    calls bigint not null,
    primary key (account, bucket, called_at)
);

-- What usernames meant when they were last looked up.
create table resolved_names (
    account text not null,
    -- In lower case, without the @.
    name text not null,
    -- As TDLib numbers chats: people above zero.
    chat_id bigint not null,
    seen_at bigint not null,
    primary key (account, name)
);
