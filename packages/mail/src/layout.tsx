import { Body } from "@react-email/body";
import { Button } from "@react-email/button";
import { Container } from "@react-email/container";
import { Head } from "@react-email/head";
import { Heading } from "@react-email/heading";
import { Hr } from "@react-email/hr";
import { Html } from "@react-email/html";
import { Section } from "@react-email/section";
import { Text } from "@react-email/text";
import type { CSSProperties, ReactElement, ReactNode } from "react";

/** The portal's light colours (apps/portal/app/styles/app.css): programs that show mail know no variables. */
const colour = {
  paper: "#f8f6f0",
  sheet: "#fffefb",
  sunk: "#efece3",
  ink: "#1a2320",
  inkSoft: "#46524d",
  inkFaint: "#626a65",
  rule: "#dfdbce",
  pine: "#1c5a47",
  onPine: "#fbfcfa",
};

const sans = 'system-ui, -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif';

const textStyle: CSSProperties = { color: colour.ink, fontSize: 16, lineHeight: "24px", margin: "0 0 16px" };

interface LayoutProps {
  company: string;
  publicUrl: string;
  title: string;
  children: ReactNode;
}

export function Layout({ company, publicUrl, title, children }: LayoutProps): ReactElement {
  return (
    <Html lang="en">
      <Head>
        <meta name="color-scheme" content="light" />
        <title>{title}</title>
      </Head>
      <Body style={{ backgroundColor: colour.paper, fontFamily: sans, margin: 0, padding: "24px 0" }}>
        <Container
          style={{
            backgroundColor: colour.sheet,
            border: `1px solid ${colour.rule}`,
            borderRadius: 8,
            maxWidth: 560,
            padding: "28px 32px",
          }}
        >
          <Text style={{ color: colour.pine, fontSize: 14, fontWeight: 650, margin: "0 0 20px" }}>
            {company} help centre
          </Text>
          <Heading
            as="h1"
            style={{ color: colour.ink, fontSize: 22, lineHeight: "28px", margin: "0 0 16px" }}
          >
            {title}
          </Heading>
          {children}
          <Hr style={{ borderColor: colour.rule, margin: "28px 0 16px" }} />
          <Text style={{ color: colour.inkFaint, fontSize: 13, lineHeight: "20px", margin: 0 }}>
            {company} help centre, {publicUrl}. This mail was sent by a program; nobody who works here asks
            for a password.
          </Text>
        </Container>
      </Body>
    </Html>
  );
}

export function Words({ children }: { children: ReactNode }): ReactElement {
  return <Text style={textStyle}>{children}</Text>;
}

/** What somebody wrote, as they wrote it. */
export function Quote({ text }: { text: string }): ReactElement {
  return (
    <Section
      style={{
        backgroundColor: colour.sunk,
        borderLeft: `3px solid ${colour.pine}`,
        margin: "0 0 16px",
        padding: "12px 16px",
      }}
    >
      {text.split(/\n{2,}/u).map((paragraph, index) => (
        <Text key={index} style={{ ...textStyle, margin: "0 0 8px", whiteSpace: "pre-wrap" }}>
          {paragraph.split("\n").flatMap((line, nth) => (nth === 0 ? [line] : [<br key={nth} />, line]))}
        </Text>
      ))}
    </Section>
  );
}

export function Code({ code }: { code: string }): ReactElement {
  return (
    <Text
      style={{
        ...textStyle,
        backgroundColor: colour.sunk,
        fontFamily: "ui-monospace, Menlo, Consolas, monospace",
        fontSize: 28,
        letterSpacing: 4,
        lineHeight: "40px",
        padding: "12px 16px",
        textAlign: "center",
      }}
    >
      {code}
    </Text>
  );
}

/** The one thing to do. Left out where there is none. */
export function Act({ href, children }: { href: string | null; children: string }): ReactElement | null {
  return href === null ? null : (
    <Section style={{ margin: "8px 0 16px" }}>
      <Button
        href={href}
        style={{
          backgroundColor: colour.pine,
          borderRadius: 6,
          color: colour.onPine,
          fontSize: 16,
          fontWeight: 600,
          padding: "10px 18px",
        }}
      >
        {children}
      </Button>
    </Section>
  );
}

export function Small({ children }: { children: ReactNode }): ReactElement {
  return (
    <Text style={{ ...textStyle, color: colour.inkSoft, fontSize: 14, lineHeight: "20px" }}>{children}</Text>
  );
}
