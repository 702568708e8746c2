-- A message that Telegram keeps until its time: when that is, and its number among those that wait.
alter table actions add column due_at bigint;
alter table actions add column waiting_id bigint;

-- What is sent besides text, to be found again in the chat: text, photo or document, and how many messages that makes.
alter table actions add column media text not null default '';
alter table actions add column parts bigint not null default 0;

-- When Telegram is to send the round of a campaign that is open.
alter table campaigns add column due_at bigint;

-- The messages of an album but the first, which stands in its action; where they wait, the numbers that they wait under.
create table album_parts (
    action_id text not null,
    chat_id bigint not null,
    message_id bigint not null,
    primary key (action_id, message_id)
);

create index album_parts_by_message on album_parts (chat_id, message_id);

-- How the invite links that were made stood when Telegram was last asked, and who had come by them.
create table invite_links (
    link text not null primary key,
    chat_id bigint not null,
    name text not null,
    -- null if it never ends
    expires_at bigint,
    -- 0 for no limit
    member_limit bigint not null,
    join_requests bigint not null,
    revoked bigint not null,
    joined bigint not null,
    waiting bigint not null,
    counted_at bigint not null
);

-- Which run gave out which invite link, made by it or before.
create table told_links (
    run_id text not null,
    link text not null,
    primary key (run_id, link)
);
