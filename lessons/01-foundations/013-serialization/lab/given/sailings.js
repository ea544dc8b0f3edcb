// What the database gives: rows, with everything that is in them.
const staff = { password_hash: '$argon2id$v=19$m=19456', crew_phone: '55 01 02' };

export const sailings = new Map(
  [
    {
      sailing_id: 'sai_7f3k',
      departs_at: new Date('2026-03-29T00:30:00Z'),
      board_time: '2026-03-29T01:30:00', // for the board at Stavenger Quay
      passengers: [
        {
          ticket_id: '9007199254740993',
          passenger_name: 'Ålesund & søn <A>',
          price_cents: 4900,
          currency: 'NOK',
          cabin: 'A12',
          ...staff,
        },
        {
          ticket_id: '9007199254740992',
          passenger_name: 'North Pier "Quick" Repairs',
          price_cents: 1005,
          currency: 'NOK',
          cabin: null, // asked, and none wanted
          ...staff,
        },
        {
          ticket_id: '41',
          passenger_name: "Fo'c'sle Choir",
          price_cents: 0,
          currency: 'NOK', // nobody asked about a cabin
          ...staff,
        },
      ],
    },
    {
      sailing_id: 'sai_8m2p',
      departs_at: new Date('2026-03-29T01:30:00Z'),
      board_time: '2026-03-29T03:30:00',
      passengers: [],
    },
  ].map((row) => [row.sailing_id, row]),
);
