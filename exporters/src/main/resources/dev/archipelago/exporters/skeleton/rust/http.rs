use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::time::{Duration, Instant};

const MOST_HEAD: u64 = 64 * 1024;
const MOST_IDLE: Duration = Duration::from_secs(75);

/// What a request says of itself; its body is read and dropped.
#[derive(Default)]
pub struct Asked {
    pub method: String,
    pub path: String,
    pub traceparent: String,
    pub tracestate: String,
    pub last: bool,
}

/// First line and headers with names in lower case; nothing where the other side has closed.
fn read_head(reader: &mut impl BufRead) -> io::Result<Option<(String, Vec<(String, String)>)>> {
    let mut limited = reader.take(MOST_HEAD);
    let mut line = String::new();
    if limited.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    let first = line.trim_end().to_string();
    let mut headers = Vec::new();
    loop {
        line.clear();
        if limited.read_line(&mut line)? == 0 {
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the headers do not end"));
        }
        match line.trim_end().split_once(':') {
            Some((name, value)) => headers.push((name.to_ascii_lowercase(), value.trim().to_string())),
            None => return Ok(Some((first, headers))),
        }
    }
}

fn value<'a>(headers: &'a [(String, String)], name: &str) -> &'a str {
    headers.iter().find(|header| header.0 == name).map_or("", |header| &header.1)
}

fn drop_body(reader: &mut impl BufRead, headers: &[(String, String)], to_the_end: bool) -> io::Result<()> {
    if value(headers, "transfer-encoding").eq_ignore_ascii_case("chunked") {
        loop {
            let mut size = String::new();
            reader.take(MOST_HEAD).read_line(&mut size)?;
            let digits = size.trim().split(';').next().unwrap_or("");
            let bytes = u64::from_str_radix(digits, 16).map_err(|_| io::Error::from(io::ErrorKind::InvalidData))?;
            io::copy(&mut reader.take(bytes), &mut io::sink())?;
            reader.take(MOST_HEAD).read_line(&mut size)?;
            if bytes == 0 {
                return Ok(());
            }
        }
    }
    let length = value(headers, "content-length").parse::<u64>();
    let wanted = length.clone().unwrap_or(if to_the_end { u64::MAX } else { 0 });
    let read = io::copy(&mut reader.take(wanted), &mut io::sink())?;
    if length.is_ok() && read < wanted {
        return Err(io::Error::from(io::ErrorKind::UnexpectedEof));
    }
    Ok(())
}

/// The next request of a connection; nothing where there is none.
pub fn read_request(reader: &mut BufReader<TcpStream>) -> io::Result<Option<Asked>> {
    reader.get_ref().set_read_timeout(Some(MOST_IDLE))?;
    let Some((first, headers)) = read_head(reader)? else { return Ok(None) };
    let mut words = first.split(' ');
    let (Some(method), Some(target), Some(version)) = (words.next(), words.next(), words.next()) else {
        return Err(io::Error::from(io::ErrorKind::InvalidData));
    };
    if value(&headers, "expect").eq_ignore_ascii_case("100-continue") {
        reader.get_mut().write_all(b"HTTP/1.1 100 Continue\r\n\r\n")?;
    }
    drop_body(reader, &headers, false)?;
    let wish = value(&headers, "connection").to_ascii_lowercase();
    Ok(Some(Asked {
        method: method.to_string(),
        path: target.split('?').next().unwrap_or("").to_string(),
        traceparent: value(&headers, "traceparent").to_string(),
        tracestate: value(&headers, "tracestate").to_string(),
        last: wish.contains("close") || (version == "HTTP/1.0" && !wish.contains("keep-alive")),
    }))
}

pub fn write_answer(to: &mut TcpStream, status: u16, kind: &str, body: &[u8], last: bool) -> io::Result<()> {
    let reason = match status {
        200 => "OK",
        404 => "Not Found",
        405 => "Method Not Allowed",
        503 => "Service Unavailable",
        _ => "Internal Server Error",
    };
    let wish = if last { "Connection: close\r\n" } else { "" };
    let length = body.len();
    let head = format!("HTTP/1.1 {status} {reason}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n{wish}\r\n");
    to.write_all(&[head.as_bytes(), body].concat())
}

/// One side of a connection to a program that is called, which gives up when its time is over.
pub struct Line {
    stream: TcpStream,
    end: Option<Instant>,
}

impl Line {
    /// Connects to `host:port`.
    fn open(address: &str, end: Option<Instant>) -> io::Result<BufReader<Line>> {
        let mut problem = io::Error::from(io::ErrorKind::NotFound);
        for target in address.to_socket_addrs()? {
            let opened = match left(end)? {
                Some(time) => TcpStream::connect_timeout(&target, time),
                None => TcpStream::connect(target),
            };
            match opened {
                Ok(stream) => {
                    stream.set_nodelay(true)?;
                    return Ok(BufReader::new(Line { stream, end }));
                }
                Err(refused) => problem = refused,
            }
        }
        Err(problem)
    }

    /// Whether the other side has neither closed the connection nor said anything.
    fn is_open(&self) -> bool {
        let quiet = self.stream.set_nonblocking(true).is_ok()
            && matches!(self.stream.peek(&mut [0]), Err(nothing) if nothing.kind() == io::ErrorKind::WouldBlock);
        quiet && self.stream.set_nonblocking(false).is_ok()
    }
}

fn left(end: Option<Instant>) -> io::Result<Option<Duration>> {
    match end.map(|end| end.saturating_duration_since(Instant::now())) {
        Some(time) if time.is_zero() => Err(io::Error::from(io::ErrorKind::TimedOut)),
        other => Ok(other),
    }
}

impl Read for Line {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.stream.set_read_timeout(left(self.end)?)?;
        self.stream.read(buffer)
    }
}

/// Sends a request and reads its answer: the status, and the connection where it may be used again.
fn exchange(mut line: BufReader<Line>, request: &[u8]) -> io::Result<(u16, Option<BufReader<Line>>)> {
    let time = left(line.get_ref().end)?;
    line.get_mut().stream.set_write_timeout(time)?;
    line.get_mut().stream.write_all(request)?;
    let Some((first, headers)) = read_head(&mut line)? else {
        return Err(io::Error::from(io::ErrorKind::UnexpectedEof));
    };
    let status = first.split(' ').nth(1).and_then(|word| word.parse().ok());
    let status = status.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidData))?;
    let close = value(&headers, "connection").eq_ignore_ascii_case("close") || first.starts_with("HTTP/1.0");
    drop_body(&mut line, &headers, close)?;
    Ok((status, (!close).then_some(line)))
}

/// Sends a request over an idle connection that the other side has not closed, or over a new one. It is sent once: what
/// fails later may have been done.
pub fn ask(
    idle: &std::sync::Mutex<Vec<BufReader<Line>>>,
    address: &str,
    request: &[u8],
    end: Option<Instant>,
) -> io::Result<u16> {
    let line = match take_open(idle) {
        Some(mut line) => {
            line.get_mut().end = end;
            line
        }
        None => Line::open(address, end)?,
    };
    let (status, line) = exchange(line, request)?;
    idle.lock().unwrap().extend(line);
    Ok(status)
}

/// The last idle connection that is still open; those that are not are dropped.
fn take_open(idle: &std::sync::Mutex<Vec<BufReader<Line>>>) -> Option<BufReader<Line>> {
    let mut lines = idle.lock().unwrap();
    while let Some(line) = lines.pop() {
        if line.buffer().is_empty() && line.get_ref().is_open() {
            return Some(line);
        }
    }
    None
}

/// Whether a problem is that the time was over.
pub fn is_over(problem: &io::Error) -> bool {
    matches!(problem.kind(), io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock)
}

/// Whether the program that runs on this machine says that it is alive.
pub fn is_alive(port: &str) -> bool {
    let address = format!("127.0.0.1:{port}");
    let end = Some(Instant::now() + Duration::from_secs(2));
    let request = b"GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    let answer = Line::open(&address, end).and_then(|line| exchange(line, request));
    answer.map_or(false, |(status, _)| status == 200)
}
