-- People and chats that want to hear nothing of us. They are known by id, by name, or by both.
create table opt_outs (
    -- the id, or @name in lower case where no id was given
    subject text not null primary key,
    -- of a person, or below zero of a chat; found out later where only a name was given
    peer_id bigint,
    -- without @, in lower case
    username text,
    reason text,
    added_at bigint not null
);

create index opt_outs_by_id on opt_outs (peer_id);
create index opt_outs_by_name on opt_outs (username);

-- Null while an opt-in list may be used.
alter table consents add column withdrawn_at bigint;

-- Who agreed to be added, and by which entry of consents.
create table opt_ins (
    consent_id bigint not null,
    -- as in opt_outs
    subject text not null,
    peer_id bigint,
    username text,
    primary key (consent_id, subject)
);

create index opt_ins_by_id on opt_ins (peer_id);
create index opt_ins_by_name on opt_ins (username);

-- One reading of a chat's member list.
create table pulls (
    pull_id text not null primary key,
    chat_id bigint not null,
    -- without @, in lower case
    username text,
    title text not null,
    account text not null,
    -- in the words of --filter
    filter text not null,
    started_at bigint not null,
    -- null if it was cut off
    finished_at bigint,
    listed bigint not null default 0,
    total bigint not null default 0,
    -- 1 if nobody is missing
    whole bigint not null default 0,
    -- why people are missing, one a line
    reasons text not null default ''
);

create index pulls_by_chat on pulls (chat_id, started_at);
create index pulls_by_name on pulls (username);

create table pulled_members (
    pull_id text not null,
    user_id bigint not null,
    username text,
    first_name text not null,
    last_name text not null,
    kind text not null,
    premium bigint not null,
    role text not null,
    -- null where Telegram only says about when; then seen has its word
    last_seen bigint,
    seen text not null,
    joined_at bigint,
    primary key (pull_id, user_id)
);

create index pulled_members_by_person on pulled_members (user_id);
