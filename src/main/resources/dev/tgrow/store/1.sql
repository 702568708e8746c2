create table chats (
    chat_id integer not null primary key,
    kind text not null,
    title text not null,
    username text,
    -- 1 once a run has read as far back as it was asked to
    settled integer not null default 0,
    seen_at text not null
);

create table posts (
    chat_id integer not null,
    message_id integer not null,
    date text not null,
    edit_date text,
    text text not null,
    links text not null,
    views integer,
    forwards integer,
    replies integer,
    reactions text not null,
    media text not null,
    album_id integer,
    forwarded_from text,
    author text,
    added_at text not null,
    primary key (chat_id, message_id)
);

create index posts_by_date on posts (date);

-- Stretches of message ids of which everything that Telegram had is stored; they never overlap or touch.
create table coverage (
    chat_id integer not null,
    low integer not null,
    high integer not null,
    primary key (chat_id, low)
);

create table consents (
    consent_id integer not null primary key,
    account text not null,
    source text not null,
    target text not null,
    text text not null,
    stated_at text not null
);
