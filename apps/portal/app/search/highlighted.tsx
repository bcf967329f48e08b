interface Piece {
  text: string;
  match: boolean;
}

/** Plain text with what matched marked in it. */
export function Highlighted({ pieces }: { pieces: Piece[] }) {
  return (
    <>
      {pieces.map((piece, index) =>
        piece.match ? <mark key={index}>{piece.text}</mark> : <span key={index}>{piece.text}</span>,
      )}
    </>
  );
}
