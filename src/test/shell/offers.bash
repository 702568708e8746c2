# bash offers.bash SCRIPT WORD…
# What a TAB at the end of the last WORD offers, after SCRIPT was sourced: one word a line.
source "$1"
shift
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
COMP_LINE="$*"
specification=($(complete -p "$1"))
for ((i = 0; i < ${#specification[@]}; i++)); do
  if [[ ${specification[i]} == -F ]]; then "${specification[i + 1]}" 2> >(grep -v '^.*compopt: ' >&2); fi
done
((${#COMPREPLY[@]})) && printf '%s\n' "${COMPREPLY[@]}"
exit 0
