#!/bin/sh
# A tour of the four jobs in the sandbox: nothing leaves this machine, and delays are shown, not slept.
# Everything that happens is kept in target/tour, so that a later step sees what an earlier one did.
set -eu
cd "$(dirname "$0")/.."
export TGROW_HOME="$PWD/target/tour"
rm -rf "$TGROW_HOME"

tgrow() {
  printf '\n$ tgrow'
  for word; do
    case $word in
      *' '*) printf ' "%s"' "$word" ;;
      *) printf ' %s' "$word" ;;
    esac
  done
  printf '\n'
  target/tgrow/bin/tgrow "$@" 2>&1
}

tgrow members pull @garden_club_new --sandbox
tgrow members transfer --sandbox --from @garden_club --to @garden_club_new --limit 8 \
  --consent "announced on 1 Nov, moved by vote"
tgrow members pull @garden_club_new --sandbox --format csv
tgrow promo send --sandbox --message "The *seed swap* is on Sunday, 10:00" --parse-mode markdown \
  --to @balcony_gardeners --to @plant_doctors --to @seed_swap
tgrow channels parse @garden_news --sandbox
