// HMAC-SHA-256 (FIPS 180-4, RFC 2104) of ASCII texts: what WPS brings along may lack it, and what it
// has may only answer later.

var K = (function () {
  var found = [], candidate, divisor;
  for (candidate = 2; found.length < 64; candidate += 1) {
    for (divisor = 2; divisor * divisor <= candidate && candidate % divisor; divisor += 1) {
      continue;
    }
    if (divisor * divisor > candidate) {
      found.push(fraction(Math.pow(candidate, 1 / 3)));
    }
  }
  return found;
})();

var START = [2, 3, 5, 7, 11, 13, 17, 19].map(function (prime) {
  return fraction(Math.sqrt(prime));
});

function fraction(number) {
  return ((number - Math.floor(number)) * 4294967296) | 0;
}

function right(word, by) {
  return (word >>> by) | (word << (32 - by));
}

function block(state, words) {
  var w = words.slice(), s = state.slice(), i, a, b;
  for (i = 16; i < 64; i += 1) {
    a = w[i - 15];
    b = w[i - 2];
    w[i] = (w[i - 16] + (right(a, 7) ^ right(a, 18) ^ (a >>> 3)) + w[i - 7] +
      (right(b, 17) ^ right(b, 19) ^ (b >>> 10))) | 0;
  }
  for (i = 0; i < 64; i += 1) {
    a = (s[7] + (right(s[4], 6) ^ right(s[4], 11) ^ right(s[4], 25)) +
      ((s[4] & s[5]) ^ (~s[4] & s[6])) + K[i] + w[i]) | 0;
    b = ((right(s[0], 2) ^ right(s[0], 13) ^ right(s[0], 22)) +
      ((s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]))) | 0;
    s = [(a + b) | 0, s[0], s[1], s[2], (s[3] + a) | 0, s[4], s[5], s[6]];
  }
  return state.map(function (word, at) {
    return (word + s[at]) | 0;
  });
}

function sha256(bytes) {
  var padded = bytes.concat([128]), state = START, at, i, words;
  while (padded.length % 64 !== 56) {
    padded.push(0);
  }
  padded.push(0, 0, 0, 0, 0, 0, (bytes.length >>> 5) & 255, (bytes.length << 3) & 255);
  for (at = 0; at < padded.length; at += 64) {
    words = [];
    for (i = at; i < at + 64; i += 4) {
      words.push((padded[i] << 24) | (padded[i + 1] << 16) | (padded[i + 2] << 8) | padded[i + 3]);
    }
    state = block(state, words);
  }
  return [].concat.apply([], state.map(function (word) {
    return [(word >>> 24) & 255, (word >>> 16) & 255, (word >>> 8) & 255, word & 255];
  }));
}

function ascii(text) {
  return text.split('').map(function (letter) {
    return letter.charCodeAt(0);
  });
}

function hex(bytes) {
  return bytes.map(function (one) {
    return (one + 256).toString(16).slice(1);
  }).join('');
}

/** Keys are at most one block long. */
function hmac(key, text) {
  var padded = ascii(key);
  while (padded.length < 64) {
    padded.push(0);
  }
  function mixed(by) {
    return padded.map(function (one) {
      return one ^ by;
    });
  }
  return hex(sha256(mixed(0x5c).concat(sha256(mixed(0x36).concat(ascii(text))))));
}

/** A question nobody has been asked. */
function fresh() {
  return hex(Array.prototype.slice.call(window.crypto.getRandomValues(new Uint8Array(16))));
}
