// What a database would hold. The passwords are in the task.
export const users = [
  {
    id: 'usr_p1',
    email: 'passenger@mail.example',
    role: 'passenger',
    customer_id: 'cus_a',
    password_hash:
      '$scrypt$ln=10,r=8,p=1$ojUbDP7SCae9GQtjGTww8A$6CCwWrns5Y5Q1QRshIYBUTBNy56IMo3fq8L79M8L+bI',
  },
  {
    id: 'usr_s1',
    email: 'staff@stv.example',
    role: 'staff',
    customer_id: null,
    password_hash:
      '$scrypt$ln=10,r=8,p=1$7jWRKtkkXY8BTQ1Rxanepw$bn8i6kzAI2gAsueOk2jRB11XuX5oCX9mN3wFcRAzOHQ',
  },
  {
    id: 'usr_a1',
    email: 'agent@north.example',
    role: 'agent',
    customer_id: null,
    password_hash:
      '$scrypt$ln=10,r=8,p=1$+W1Udfh+BnEKpWPY/QQ50g$inxayglztpmCkGbKhL025tmTeMzRI0p1+DEOe6uy5i4',
  },
];

export const bookings = [
  { reference: 'K7M2PX', customer_id: 'cus_a', status: 'confirmed' },
  { reference: 'T3QW8D', customer_id: 'cus_b', status: 'confirmed' },
];

// SHA-256 of the id, in hex -> { user_id, created_at, expires_at }
// Instants are milliseconds, as Date.now() gives them.
export const sessions = new Map();
