-- How an account's calls have fared of late.
create table health (
    account text not null primary key,
    failures_in_row bigint not null,
    last_failure text,
    last_failure_at bigint,
    -- How often the client was made anew after too many failures.
    reopened bigint not null,
    reopened_at bigint
);
