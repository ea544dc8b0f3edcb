from packaging.specifiers import SpecifierSet

versions = open("versions.txt").read().split()
# ANCHOR: ask
for spec in ["~=1.2.0", "~=1.2", "~=0.4.2", ">=1.2"]:
    fits = SpecifierSet(spec).filter(versions)
    print("Python   ", spec.ljust(10), *fits)
# ANCHOR_END: ask
