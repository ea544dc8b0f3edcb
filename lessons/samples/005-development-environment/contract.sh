# Sourced by the six samples: four lines, the same in every ecosystem.
# Each sample defines  publish, lock, exact, unlocked, edit  and  version.
four_lines() {
  publish 1.2.0
  lock
  echo "lock made on Friday:               $(version)"
  publish 1.3.0
  exact && echo "exact install on Monday:           $(version)"
  unlocked && echo "no lock, on Monday:                $(version)"
  edit
  if exact; then got="accepted, $(version)"; else got=refused; fi
  echo "manifest edited, lock left as is:  $got"
}
