# ANCHOR: names
import xml.etree.ElementTree as ET

root = ET.parse("manifest.xml").getroot()
print(root.tag)
print(len(root.findall("passenger")))
print(len(root.findall("{https://port.example/manifest}passenger")))
# ANCHOR_END: names
