package io.gouji.planted.xlsx;

import javax.xml.stream.XMLStreamReader;

abstract class ParsesXml {
  abstract void parse(XMLStreamReader reader);
}
