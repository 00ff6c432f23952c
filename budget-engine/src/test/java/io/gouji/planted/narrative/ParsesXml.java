package io.gouji.planted.narrative;

import javax.xml.stream.XMLStreamReader;

abstract class ParsesXml {
  abstract void parse(XMLStreamReader reader);
}
