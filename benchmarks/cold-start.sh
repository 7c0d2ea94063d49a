#!/usr/bin/env bash
# From the start of a process to the printed result: publishes the tool ReadyToRun into a temporary folder, runs
# `perfeval evaluate` of yunxi-2020 a number of times (21 unless told otherwise) and prints median, least and most.
set -euo pipefail
runs=${1:-21}
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
case "$(uname -s)-$(uname -m)" in
  Linux-x86_64) rid=linux-x64 ;;
  Linux-aarch64) rid=linux-arm64 ;;
  Darwin-x86_64) rid=osx-x64 ;;
  Darwin-arm64) rid=osx-arm64 ;;
  *) echo "unknown platform: $(uname -s) $(uname -m)" >&2; exit 2 ;;
esac

cd "$root"
# Intermediate files of their own, so that an ordinary build beside this one is left alone.
dotnet publish src/PerfEval.Rules.Tool -c Release -r "$rid" --self-contained false -p:PublishReadyToRun=true \
  --artifacts-path "$out/artifacts" -o "$out/tool" --nologo -v quiet

# EPOCHREALTIME, in microseconds, came with bash 5; locales may write its point as a comma.
: "${EPOCHREALTIME:?needs bash 5}"
now() { echo "${EPOCHREALTIME/[.,]/}"; }

times=()
for ((i = 0; i < runs; i++)); do
  start=$(now)
  "$out/tool/perfeval" evaluate rulesets/yunxi-relocation/cases/yunxi-2020.yaml > /dev/null
  times+=($(($(now) - start)))
done

printf '%s\n' "${times[@]}" | sort -n | awk '
  { t[NR] = $1 / 1000 }
  END {
    median = NR % 2 ? t[(NR + 1) / 2] : (t[NR / 2] + t[NR / 2 + 1]) / 2
    printf "perfeval evaluate yunxi-2020, %d runs: median %.0f ms, min %.0f ms, max %.0f ms\n", NR, median, t[1], t[NR]
  }'
