-- One line for each run that talked to Telegram, so that what it left open can be told from what is under way.
create table runs (
    run_id text not null primary key,
    command text not null,
    -- The command line as a JSON array, secrets left out.
    arguments text not null,
    account text not null,
    -- Which tgrow home it ran in: two machines may share a ledger.
    home text not null,
    started_at bigint not null,
    -- It can't be alive after this.
    deadline_at bigint not null,
    finished_at bigint,
    exit_code bigint,
    why text,
    retry_at bigint,
    done bigint not null default 0,
    skipped bigint not null default 0,
    failed bigint not null default 0
);

create index runs_by_start on runs (started_at);

-- What is announced under one name. A round is one sending to everybody; --again opens the next.
create table campaigns (
    name text not null primary key,
    content text not null,
    account text not null,
    created_at bigint not null,
    round bigint not null,
    round_open bigint not null
);

-- Every write: what is meant to happen, is happening, and has happened. The key is what happens once.
create table actions (
    action_id text not null primary key,
    kind text not null,
    campaign text not null,
    round bigint not null,
    chat_id bigint not null,
    -- The person of an invitation, the topic of a message; 0 where there is none.
    subject_id bigint not null,
    -- The chat as people know it.
    label text not null,
    -- The text that is sent, to be found again in the chat.
    content text not null,
    state text not null,
    account text not null,
    run_id text not null,
    message_id bigint,
    link text,
    reason text,
    planned_at bigint not null,
    intent_at bigint,
    decided_at bigint,
    unique (kind, campaign, round, chat_id, subject_id)
);

create index actions_by_run on actions (run_id);
create index actions_by_state on actions (account, state);
