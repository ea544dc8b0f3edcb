import bcrypt

try:
    bcrypt.hashpw(b"x" * 73, bcrypt.gensalt(4))
    print("Python bcrypt 5: accepts 73 bytes")
except ValueError as error:
    print("Python bcrypt 5:", str(error)[:51])
