use crate::random::bits;

/// Where a request stands in its trace (W3C Trace Context).
pub struct Trace {
    pub id: String,
    pub span: String,
    pub parent: String,
    flags: String,
    state: String,
}

impl Trace {
    /// Goes on with the trace of a caller, or begins one.
    pub fn of(traceparent: &str, tracestate: &str) -> Trace {
        let parts: Vec<&str> = traceparent.split('-').collect();
        let span = format!("{:016x}", bits());
        if let [version, id, parent, flags, ..] = parts[..] {
            let known = is_hex(version, 2) && version != "ff" && is_hex(flags, 2);
            if known && is_id(id, 32) && is_id(parent, 16) {
                return Trace {
                    id: id.to_string(),
                    span,
                    parent: parent.to_string(),
                    flags: flags.to_string(),
                    state: tracestate.to_string(),
                };
            }
        }
        Trace {
            id: format!("{:016x}{:016x}", bits(), bits()),
            span,
            parent: String::new(),
            flags: "01".to_string(),
            state: String::new(),
        }
    }

    /// What tells the trace to a program that is called.
    pub fn headers(&self) -> String {
        let parent = format!("traceparent: 00-{}-{}-{}\r\n", self.id, self.span, self.flags);
        if self.state.is_empty() {
            parent
        } else {
            format!("{parent}tracestate: {}\r\n", self.state)
        }
    }
}

fn is_hex(text: &str, length: usize) -> bool {
    text.len() == length && text.chars().all(|letter| matches!(letter, '0'..='9' | 'a'..='f'))
}

fn is_id(text: &str, length: usize) -> bool {
    is_hex(text, length) && text.chars().any(|letter| letter != '0')
}
