# zsh -f offers.zsh DIRECTORY LINE…
# For each LINE, what a TAB at its end offers, with DIRECTORY in fpath: one word a line, then a line of --.
zmodload zsh/zpty

# No comments in here: an interactive shell knows none. With -O, -A and -D compadd is asked, not told to offer.
setup='
PS1= PS2=
unsetopt prompt_cr prompt_sp
stty -echo -onlcr
autoload -Uz compinit && compinit -u -D
bindkey "^I" complete-word
compadd() {
  local -a offered
  if [[ " $* " != *" -"[OAD]" "* ]]; then
    builtin compadd -O offered "$@"
    print -rl -- "+ "$^offered
  fi
  builtin compadd "$@"
}
started() { print -r -- "<<" }
ended() { print -r -- ">>"; compprefuncs=(started) comppostfuncs=(ended) }
compprefuncs=(started) comppostfuncs=(ended)
print re""ady'

zpty shell "TERM=dumb zsh -f -i"
zpty -w shell "fpath=(${(q)1} \$fpath); $setup"
zpty -r shell said '*ready*'
for line in "${@[2,-1]}"; do
  zpty -w -n shell "$line"$'\t'
  zpty -r shell said '*<<*>>*'
  zpty -w -n shell $'\C-u'
  said=${said##*'<<'}
  print -rl -- ${${(M)${(f)said//$'\r'}:#+ *}#+ } --
done
zpty -d shell
